package io.mirage.correlation.rules;

import java.util.ArrayList;
import java.util.List;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.correlation.Evidence;

/**
 * What a rule says about one group of subjects.
 *
 * @param subject what it is about: the same in every run over the same facts
 * @param evidence never empty, at most {@value #MAX_EVIDENCE}
 * @param entities how many there are of what it speaks about, also of those beyond the evidence
 */
public record Conclusion(String subject, String headline, List<Evidence> evidence, int entities) implements ValueObject {

	public static final int MAX_EVIDENCE = 100;

	public Conclusion {
		evidence = List.copyOf(evidence);
	}

	/** Every member's first observation comes before anybody's second, so that no member is left out for another. */
	static Conclusion of(Group group, String headline, List<Subject> members) {
		return of(group.key(), headline, members);
	}

	/** The same without a group. */
	static Conclusion of(String subject, String headline, List<Subject> members) {
		List<Evidence> evidence = new ArrayList<>();
		int most = members.stream().mapToInt(member -> member.observationIds().size()).max().orElse(0);
		for (int round = 0; round < Math.max(1, most) && evidence.size() < MAX_EVIDENCE; round++) {
			int number = round;
			members.stream().filter(member -> number == 0 || number < member.observationIds().size())
					.limit(MAX_EVIDENCE - evidence.size()).map(member -> evidence(member, number)).forEach(evidence::add);
		}
		return new Conclusion(subject, headline, evidence, (int) members.stream().map(Subject::entity).distinct().count());
	}

	private static Evidence evidence(Subject member, int number) {
		return new Evidence(member.observationIds().isEmpty() ? null : member.observationIds().get(number), member.entity());
	}
}
