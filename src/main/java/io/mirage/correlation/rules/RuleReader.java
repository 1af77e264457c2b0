package io.mirage.correlation.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;

/** Reads one rule file and refuses whatever it does not understand. */
public final class RuleReader {

	private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
	private static final List<String> CONDITIONS = List.of("field", "any", "related", "present", "absent", "answered_by",
			"several", "appeared", "changed");
	private static final List<String> CHECKS = List.of("is", "is_not", "only", "matches", "matches_not", "before", "after");
	private static final int MAX_THRESHOLD = 100_000;

	private final Set<String> attributes = new TreeSet<>();
	private final Set<String> compared = new TreeSet<>();

	private RuleReader() {}

	/**
	 * @param file its name, for messages
	 * @throws RuleFileException naming line and field, and what would be right
	 */
	public static Rule read(String file, String text) {
		Section section = Section.of(file, text);
		return new RuleReader().rule(section);
	}

	private Rule rule(Section file) {
		String id = file.read("id", RuleReader::id);
		List<Selection> collect = file.sections("collect").stream().map(this::selection).toList();
		if (collect.isEmpty()) {
			throw file.wrong("collect", "is missing; say which entity types or outcomes the rule begins with");
		}
		List<Condition> filter = conditions(file, "filter");
		Field by = aggregation(file);
		if (by == null && collect.stream().anyMatch(selection -> !selection.outcomes().isEmpty())) {
			throw file.wrong("aggregate", "is missing; asked sources must be put into groups, for example by: collector");
		}
		List<Analysis> analyse = file.sections("analyse").stream().map(this::analysis).toList();
		Template headline = file.read("headline", this::template);
		Rule rule = new Rule(id, file.text("name"), file.text("description"), file.text("why"), file.read("severity", RuleReader::severity), collect,
				filter, by, analyse, headline, attributes, compared, SampleReader.samples(file));
		file.nothingElse();
		return rule;
	}

	private Selection selection(Section section) {
		List<EntityType> types = section.readAll("types", EntityType::of);
		List<Outcome> outcomes = section.readAll("outcomes", RuleReader::outcome);
		if (types.isEmpty() == outcomes.isEmpty()) {
			throw section.wrong("types", "give either types or outcomes");
		}
		Selection selection = new Selection(types, outcomes.isEmpty() ? Set.of() : EnumSet.copyOf(outcomes),
				conditions(section, "where"));
		section.nothingElse();
		return selection;
	}

	private @Nullable Field aggregation(Section file) {
		if (!file.has("aggregate")) {
			return null;
		}
		Section aggregate = file.section("aggregate");
		Field by = aggregate.read("by", this::field);
		aggregate.nothingElse();
		return by;
	}

	private Analysis analysis(Section section) {
		Analysis analysis;
		if (section.has("count")) {
			Field field = section.text("count").equals("members") ? null : section.read("count", this::field);
			analysis = new Analysis.Threshold(field, section.number("at_least", 1, MAX_THRESHOLD));
		} else if (section.has("outlier")) {
			Section outlier = section.section("outlier");
			analysis = new Analysis.Outlier(outlier.number("at_most_percent", 1, 50), outlier.number("at_least_members", 2, MAX_THRESHOLD));
			outlier.nothingElse();
		} else {
			throw section.wrong("count", "is missing; an analysis is a count with at_least, or an outlier");
		}
		section.nothingElse();
		return analysis;
	}

	private List<Condition> conditions(Section section, String key) {
		return section.sections(key).stream().map(this::condition).toList();
	}

	private Condition condition(Section section) {
		List<String> given = CONDITIONS.stream().filter(section::has).toList();
		if (given.size() != 1) {
			throw section.wrong("field", "a condition has exactly one of " + String.join(", ", CONDITIONS));
		}
		String key = given.getFirst();
		Condition condition = switch (key) {
			case "field" -> new Condition.Tested(section.read(key, this::field), check(section));
			case "any" -> new Condition.AnyOf(conditions(section, key));
			case "related" -> related(section.section(key));
			case "present" -> present(section.section(key));
			case "absent" -> absent(section.section(key));
			case "several" -> several(section.section(key));
			case "appeared" -> section.read(key, RuleReader::appeared);
			case "changed" -> changed(section.text(key));
			default -> new Condition.AnsweredBy(Set.copyOf(section.texts(key)));
		};
		section.nothingElse();
		return condition;
	}

	private Condition several(Section section) {
		Condition several = new Condition.Several(conditions(section, "of"), section.number("at_least", 1, MAX_THRESHOLD));
		section.nothingElse();
		return several;
	}

	private static Condition appeared(String text) {
		if (!text.equals("since_earlier_scans")) {
			throw new IllegalArgumentException("'" + text + "' is not since_earlier_scans");
		}
		return new Condition.Appeared();
	}

	private Condition changed(String attribute) {
		attributes.add(attribute);
		compared.add(attribute);
		return new Condition.Changed(attribute);
	}

	private Condition absent(Section section) {
		Set<String> seenBy = Set.copyOf(section.texts("seen_by"));
		if (seenBy.isEmpty()) {
			throw section.wrong("seen_by", "is missing; name the collectors that would have found it, for only what they "
					+ "answered about can be said to be absent");
		}
		return new Condition.Absent(section.has("type") ? present(section) : related(section), seenBy);
	}

	private Condition related(Section section) {
		if (section.has("to") == section.has("from")) {
			throw section.wrong("to", "give either to or from, with a relation");
		}
		String end = section.has("to") ? "to" : "from";
		Condition related = new Condition.Related(section.has("to") ? Direction.TO : Direction.FROM,
				section.read(end, Field::relation), conditions(section, "where"),
				section.has("at_least") ? section.number("at_least", 1, MAX_THRESHOLD) : 1);
		section.nothingElse();
		return related;
	}

	private Condition present(Section section) {
		Condition present = new Condition.Present(section.read("type", EntityType::of), section.read("value", this::template),
				conditions(section, "where"));
		section.nothingElse();
		return present;
	}

	private static Check check(Section section) {
		List<String> given = CHECKS.stream().filter(section::has).toList();
		if (given.size() != 1) {
			throw section.wrong("field", "needs exactly one of " + String.join(", ", CHECKS));
		}
		String key = given.getFirst();
		return switch (key) {
			case "is" -> new Check.Is(Set.copyOf(section.texts(key)));
			case "is_not" -> new Check.IsNot(Set.copyOf(section.texts(key)));
			case "only" -> new Check.Only(Set.copyOf(section.texts(key)));
			case "matches" -> new Check.Matches(section.read(key, RuleReader::pattern));
			case "matches_not" -> new Check.MatchesNot(section.read(key, RuleReader::pattern));
			case "before" -> new Check.Before(section.read(key, Moment::of));
			default -> new Check.After(section.read(key, Moment::of));
		};
	}

	private Field field(String name) {
		return noted(Field.parse(name));
	}

	private Template template(String text) {
		Template template = Template.of(text);
		template.fields().forEach(this::noted);
		return template;
	}

	private Field noted(Field field) {
		if (field instanceof Field.Attribute attribute) {
			attributes.add(attribute.name());
		}
		if (field instanceof Field.Before before) {
			compared.add(before.attribute());
		}
		return field;
	}

	private static String id(String text) {
		if (!ID.matcher(text).matches()) {
			throw new IllegalArgumentException("'" + text + "' is not lower case words joined by hyphens");
		}
		return text;
	}

	private static Severity severity(String text) {
		return Arrays.stream(Severity.values()).filter(severity -> severity.label().equals(text)).findFirst().orElseThrow(
				() -> new IllegalArgumentException("'" + text + "' is not one of info, low, medium, high, critical"));
	}

	static Outcome outcome(String text) {
		return Arrays.stream(Outcome.values()).filter(outcome -> outcome.label().equals(text)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not one of "
						+ Arrays.stream(Outcome.values()).map(Outcome::label).toList()));
	}

	private static Pattern pattern(String text) {
		try {
			return Pattern.compile(text);
		} catch (PatternSyntaxException wrong) {
			throw new IllegalArgumentException("'" + text + "' is not a regular expression: " + wrong.getDescription(), wrong);
		}
	}
}
