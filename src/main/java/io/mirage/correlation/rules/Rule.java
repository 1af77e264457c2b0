package io.mirage.correlation.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

import io.mirage.correlation.rules.Condition.View;
import io.mirage.events.correlation.Severity;

/**
 * A question to one scan's facts, read from a rule file: collect subjects, filter them, put them into groups, keep the
 * groups worth telling, say each in one sentence.
 *
 * @param description what it looks for
 * @param why why that matters
 * @param collect alternatives; a subject that several select counts once
 * @param by what forms a group; absent if every entity stands alone
 * @param attributes names of all attributes it reads
 * @param compared names of the attributes it compares with earlier scans
 */
public record Rule(String id, String name, String description, String why, Severity severity,
		List<Selection> collect, List<Condition> filter, @Nullable Field by, List<Analysis> analyse, Template headline, Set<String> attributes,
		Set<String> compared,
		List<Sample> samples) implements ValueObject {

	public Rule {
		collect = List.copyOf(collect);
		filter = List.copyOf(filter);
		analyse = List.copyOf(analyse);
		attributes = Set.copyOf(attributes);
		compared = Set.copyOf(compared);
		samples = List.copyOf(samples);
	}

	/** In the order of the facts, a subject at most once. */
	public List<Conclusion> apply(Facts facts) {
		List<Group> groups = groups(collected(facts), facts);
		for (Analysis analysis : analyse) {
			groups = analysis.keep(groups, facts);
		}
		return groups.stream()
				.map(group -> Conclusion.of(group, headline.headline(group.key(), group.members(), facts), group.members())).toList();
	}

	private Stream<Subject> collected(Facts facts) {
		return collect.stream().flatMap(selection -> selection.of(facts)).distinct()
				.filter(subject -> Condition.allHold(filter, subject, new View(facts, subject)));
	}

	private List<Group> groups(Stream<Subject> subjects, Facts facts) {
		Map<String, List<Subject>> groups = new LinkedHashMap<>();
		subjects.forEach(subject -> keys(subject, facts)
				.forEach(key -> groups.computeIfAbsent(key, fresh -> new ArrayList<>()).add(subject)));
		return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue())).toList();
	}

	private List<String> keys(Subject subject, Facts facts) {
		return by == null ? List.of(subject.entity().toString()) : by.values(subject, facts);
	}
}
