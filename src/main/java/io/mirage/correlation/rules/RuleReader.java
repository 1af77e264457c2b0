package io.mirage.correlation.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

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
	/** What can hold no more when there are more values or the end of the scan is later. */
	private static final Set<String> SHRINKING = Set.of("is_not", "only", "matches_not", "after");
	static final int MAX_THRESHOLD = 100_000;

	private final Set<String> attributes = new TreeSet<>();
	private final Set<String> compared = new TreeSet<>();
	private boolean readsShared;
	private boolean growing = true;

	RuleReader() {}

	/**
	 * Reads a rule that ships and shows samples, or one of SpiderFoot's.
	 *
	 * @param file its name, for messages
	 * @throws RuleFileException naming line and field, and what would be right
	 */
	public static Rule read(String file, String text) {
		return read(Section.of(file, text), true);
	}

	/**
	 * The same, also without samples.
	 *
	 * @throws RuleFileException naming line and field, and what would be right
	 */
	public static Rule readOwn(String file, String text) {
		return read(Section.of(file, text), false);
	}

	private static Rule read(Section file, boolean samplesNeeded) {
		return SpiderFootReader.isWrittenSo(file) ? new SpiderFootReader().rule(file) : new RuleReader().rule(file, samplesNeeded);
	}

	private Rule rule(Section file, boolean samplesNeeded) {
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
		AnalysisReader analyses = new AnalysisReader(this::field, collect.size());
		List<Analysis> analyse = file.sections("analyse").stream().map(analyses::analysis).toList();
		Template headline = file.read("headline", this::template);
		Rule rule = new Rule(id, file.text("name"), file.text("description"), file.text("why"), file.read("severity", RuleReader::severity),
				bySize(file), new CollectedQuestion(collect, filter, by, analyse, headline), reads(collect),
				growing && analyses.growing(), SampleReader.samples(file, samplesNeeded));
		file.nothingElse();
		return rule;
	}

	private static NavigableMap<Integer, Severity> bySize(Section file) {
		NavigableMap<Integer, Severity> bySize = new TreeMap<>();
		file.map("severity_by_count").forEach((count, severity) -> {
			if (!count.matches("[1-9]\\d{0,5}")) {
				throw file.wrong("severity_by_count", "has the key '" + count + "', not a whole number from 1 to 999999");
			}
			bySize.put(Integer.valueOf(count), file.read("severity_by_count", severity, RuleReader::severity));
		});
		return bySize;
	}

	private Rule.Reads reads(List<Selection> collect) {
		Set<EntityType> types = EnumSet.noneOf(EntityType.class);
		if (readsShared) {
			collect.forEach(selection -> types.addAll(selection.types()));
		}
		return new Rule.Reads(attributes, compared, types);
	}

	/** Names of all attributes read so far. */
	Set<String> attributes() {
		return attributes;
	}

	/** Whether nothing read so far makes a rule say less when there are more facts. */
	boolean growing() {
		return growing;
	}

	Selection selection(Section section) {
		List<EntityType> types = section.readAll("types", RuleReader::type);
		List<Outcome> outcomes = section.readAll("outcomes", RuleReader::outcome);
		if (types.isEmpty() == outcomes.isEmpty()) {
			throw section.wrong("types", "give either types or outcomes");
		}
		growing &= outcomes.isEmpty();
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

	List<Condition> conditions(Section section, String key) {
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
		growing &= !key.equals("absent") && !key.equals("answered_by");
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
		Condition present = new Condition.Present(section.read("type", RuleReader::type), section.read("value", this::template),
				conditions(section, "where"));
		section.nothingElse();
		return present;
	}

	private Check check(Section section) {
		List<String> given = CHECKS.stream().filter(section::has).toList();
		if (given.size() != 1) {
			throw section.wrong("field", "needs exactly one of " + String.join(", ", CHECKS));
		}
		String key = given.getFirst();
		growing &= !SHRINKING.contains(key);
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

	Field field(String name) {
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
		readsShared |= field == Field.Plain.SHARED_WITH;
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

	static EntityType type(String label) {
		return EntityType.find(label).orElseThrow(() -> new IllegalArgumentException("'" + label + "' is not an entity type; use one of "
				+ Arrays.stream(EntityType.values()).map(EntityType::label).collect(Collectors.joining(", "))));
	}

	static Pattern pattern(String text) {
		try {
			return Pattern.compile(text);
		} catch (PatternSyntaxException wrong) {
			throw new IllegalArgumentException("'" + text + "' is not a regular expression: " + wrong.getDescription(), wrong);
		}
	}
}
