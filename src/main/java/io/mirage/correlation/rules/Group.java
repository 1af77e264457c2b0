package io.mirage.correlation.rules;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** @param members what shares the key, in the order of the facts */
record Group(String key, List<Subject> members) {

	/** @param field what to count the different values of; absent for the members' entities */
	long count(@Nullable Field field, Facts facts) {
		return field == null ? members.stream().map(Subject::entity).distinct().count()
				: members.stream().flatMap(member -> field.values(member, facts).stream()).distinct().count();
	}
}
