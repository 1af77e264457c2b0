package io.mirage.correlation.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** @param members what shares the key, in the order of the facts */
record Group(String key, List<Member> members) {

	/** @param selections numbers of the selections that the subject is of */
	record Member(Subject subject, List<Integer> selections) {}

	List<Subject> subjects() {
		return members.stream().map(Member::subject).toList();
	}

	Set<Integer> selections() {
		return members.stream().flatMap(member -> member.selections().stream()).collect(Collectors.toSet());
	}

	/** @param field what to count the different values of; absent for the members' entities */
	long count(@Nullable Field field, Facts facts) {
		return field == null ? members.stream().map(member -> member.subject().entity()).distinct().count()
				: members.stream().flatMap(member -> field.values(member.subject(), facts).stream()).distinct().count();
	}
}
