package io.mirage.correlation;

import java.util.UUID;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.Uuids;
import io.mirage.events.correlation.Finding;
import io.mirage.events.users.ProjectId;

/**
 * A finding that a rule has just drawn.
 *
 * @param issue what it is about, the same in every scan of the project
 */
record Drawn(Finding finding, UUID issue) implements ValueObject {

	static Drawn of(Finding finding, ProjectId project, String subject) {
		return new Drawn(finding, Uuids.derived(project.value(), finding.ruleId() + '\n' + subject));
	}
}
