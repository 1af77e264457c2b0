package io.mirage.correlation.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.correlation.rules.Condition.View;

/**
 * Collects subjects, filters them, puts them into groups, keeps the groups worth telling, says each in one sentence.
 *
 * @param collect alternatives; a subject that several select counts once
 * @param by what forms a group; absent if every entity stands alone
 */
record CollectedQuestion(List<Selection> collect, List<Condition> filter, @Nullable Field by, List<Analysis> analyse, Template headline)
		implements Question {

	@Override
	public List<Conclusion> answer(Facts facts) {
		List<Group> groups = groups(collected(facts), facts);
		for (Analysis analysis : analyse) {
			groups = analysis.keep(groups, facts);
		}
		return groups.stream()
				.map(group -> Conclusion.of(group, headline.headline(group.key(), group.subjects(), facts), group.subjects())).toList();
	}

	/** Each subject with the numbers of all selections that select it. */
	private List<Group.Member> collected(Facts facts) {
		Map<Subject, List<Integer>> selected = new LinkedHashMap<>();
		for (int number = 0; number < collect.size(); number++) {
			int selection = number;
			collect.get(number).of(facts).forEach(subject -> selected.computeIfAbsent(subject, fresh -> new ArrayList<>(1)).add(selection));
		}
		return selected.entrySet().stream()
				.filter(one -> Condition.allHold(filter, one.getKey(), new View(facts, one.getKey())))
				.map(one -> new Group.Member(one.getKey(), one.getValue())).toList();
	}

	private List<Group> groups(List<Group.Member> members, Facts facts) {
		Map<String, List<Group.Member>> groups = new LinkedHashMap<>();
		members.forEach(member -> keys(member.subject(), facts)
				.forEach(key -> groups.computeIfAbsent(key, fresh -> new ArrayList<>()).add(member)));
		return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
	}

	private List<String> keys(Subject subject, Facts facts) {
		return by == null ? List.of(subject.entity().toString()) : by.values(subject, facts);
	}
}
