package io.mirage.correlation.rules;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Which groups are worth telling. */
sealed interface Analysis {

	List<Group> keep(List<Group> groups, Facts facts);

	/** Groups with so many members, or so many different values of a field. */
	record Threshold(@Nullable Field field, int atLeast) implements Analysis {
		@Override
		public List<Group> keep(List<Group> groups, Facts facts) {
			return groups.stream().filter(group -> group.count(field, facts) >= atLeast).toList();
		}
	}

	/**
	 * Groups that hold only a small part of all members.
	 *
	 * @param atLeastMembers with fewer members in all there is nothing usual to stand out from
	 */
	record Outlier(int atMostPercent, int atLeastMembers) implements Analysis {
		@Override
		public List<Group> keep(List<Group> groups, Facts facts) {
			long all = groups.stream().flatMap(group -> group.members().stream()).map(Subject::entity).distinct().count();
			return groups.stream().filter(group -> all >= atLeastMembers && group.count(null, facts) * 100 <= all * atMostPercent)
					.toList();
		}
	}
}
