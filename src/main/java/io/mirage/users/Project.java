package io.mirage.users;

import java.time.Instant;

import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.users.ProjectId;

/** The place where scans, facts, findings and reports belong. */
record Project(ProjectId id, String name, OrganisationId organisationId, Instant createdAt) {

	/** The first project of an organisation has the same id whoever makes it, so that it is made once. */
	static ProjectId firstOf(OrganisationId organisation) {
		return organisation.equals(OrganisationId.DEFAULT) ? ProjectId.DEFAULT
				: new ProjectId(Uuids.derived(organisation.value(), "first project"));
	}
}
