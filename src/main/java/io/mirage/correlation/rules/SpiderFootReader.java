package io.mirage.correlation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mirage.correlation.rules.SpiderFootAnalysis.MatchAllToFirstCollection;
import io.mirage.correlation.rules.SpiderFootField.Property;
import io.mirage.correlation.rules.SpiderFootField.Relative;
import io.mirage.events.correlation.Severity;

/** Reads rule files of SpiderFoot (version 1) as they are, and refuses whatever it does not understand. */
final class SpiderFootReader {

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
	private static final List<String> METHODS = List.of("threshold", "outlier", "first_collection_only", "match_all_to_first_collection",
			"both_collections");
	private static final int MAX_COUNT = 999_999;
	private static final int DEFAULT_NOISY_PERCENT = 10;

	private boolean growing = true;

	/** Whether the file is one of SpiderFoot's, by its keys. */
	static boolean isWrittenSo(Section file) {
		return file.keys().contains("collections") || file.keys().contains("meta");
	}

	Rule rule(Section file) {
		String id = file.read("id", SpiderFootReader::id);
		if (file.has("version")) {
			file.number("version", 1, 1);
		}
		Section meta = file.section("meta");
		String name = meta.text("name");
		String description = meta.text("description").replaceAll("\\s+", " ");
		Severity severity = meta.read("risk", SpiderFootReader::risk);
		meta.findText("author");
		meta.findText("url");
		meta.nothingElse();
		List<List<SpiderFootMatch>> collections = file.sections("collections").stream().map(this::collection).toList();
		if (collections.isEmpty()) {
			throw file.wrong("collections", "is missing; say what the rule collects");
		}
		SpiderFootField by = file.has("aggregation") ? aggregation(file.section("aggregation")) : null;
		List<SpiderFootAnalysis> analyses = file.sections("analysis").stream().map(one -> analysis(one, by, collections.size())).toList();
		SpiderFootQuestion question = question(file, collections, by, analyses);
		Rule rule = new Rule(id, name, description, description, severity, new TreeMap<>(), question,
				new Rule.Reads(SpiderFootTypes.table().attributes(), Set.of(), Set.of()), growing && analyses.isEmpty(), List.of());
		file.nothingElse();
		return rule;
	}

	private List<SpiderFootMatch> collection(Section section) {
		List<SpiderFootMatch> matches = new ArrayList<>();
		for (Section method : section.sections("collect")) {
			matches.add(match(method, matches.isEmpty()));
		}
		if (matches.isEmpty()) {
			throw section.wrong("collect", "is missing; a collection has at least one method");
		}
		section.nothingElse();
		return List.copyOf(matches);
	}

	private SpiderFootMatch match(Section section, boolean first) {
		boolean exact = section.read("method", SpiderFootReader::isExact);
		SpiderFootField field = section.read("field", SpiderFootField::parse);
		if (first && field.relative() != Relative.SELF) {
			throw section.wrong("field", "is '" + section.text("field") + "', but the first method of a collection takes type, module or data");
		}
		if (section.texts("value").isEmpty()) {
			throw section.wrong("value", "is missing; give a text or a list of them");
		}
		List<SpiderFootMatch.Part> parts = section.readAll("value", text -> part(text, exact, field));
		section.nothingElse();
		SpiderFootMatch match = new SpiderFootMatch(field, parts);
		growing &= !match.isNegated();
		return match;
	}

	private static SpiderFootMatch.Part part(String text, boolean exact, SpiderFootField field) {
		if (exact && field.property() == Property.TYPE) {
			SpiderFootTypes.table().requireKind(text.startsWith(SpiderFootMatch.NOT) ? text.substring(SpiderFootMatch.NOT.length()).strip() : text);
		}
		return SpiderFootMatch.Part.of(text, exact);
	}

	private static SpiderFootField aggregation(Section section) {
		SpiderFootField by = section.read("field", SpiderFootField::parse);
		section.nothingElse();
		return by;
	}

	private static SpiderFootAnalysis analysis(Section section, @Nullable SpiderFootField by, int collections) {
		SpiderFootAnalysis analysis = switch (section.read("method", SpiderFootReader::method)) {
			case "threshold" -> threshold(section);
			case "outlier" -> new SpiderFootAnalysis.Outlier(section.number("maximum_percent", 0, 100),
					section.has("noisy_percent") ? section.number("noisy_percent", 0, 100) : DEFAULT_NOISY_PERCENT);
			case "first_collection_only" -> new SpiderFootAnalysis.FirstCollectionOnly(field(section, by));
			case "match_all_to_first_collection" -> new MatchAllToFirstCollection(field(section, by),
					section.read("match_method", SpiderFootReader::matchMethod));
			default -> bothCollections(section, by, collections);
		};
		section.nothingElse();
		return analysis;
	}

	private static SpiderFootAnalysis threshold(Section section) {
		boolean unique = section.findText("count_unique_only").filter("true"::equalsIgnoreCase).isPresent();
		section.findText("must_be_unique");
		return new SpiderFootAnalysis.Threshold(section.read("field", SpiderFootField::parse),
				section.has("minimum") ? section.number("minimum", 0, MAX_COUNT) : 0,
				section.has("maximum") ? section.number("maximum", 0, MAX_COUNT) : Integer.MAX_VALUE, unique);
	}

	private static SpiderFootAnalysis bothCollections(Section section, @Nullable SpiderFootField by, int collections) {
		if (by == null) {
			throw section.wrong("method", "is both_collections, which compares buckets: the rule needs an aggregation");
		}
		section.findText("field");
		return new SpiderFootAnalysis.BothCollections(collections);
	}

	/** Where a rule does not say, what forms the buckets is compared. */
	private static SpiderFootField field(Section section, @Nullable SpiderFootField by) {
		if (!section.has("field") && by != null) {
			return by;
		}
		return section.read("field", SpiderFootField::parse);
	}

	private static SpiderFootQuestion question(Section file, List<List<SpiderFootMatch>> collections, @Nullable SpiderFootField by,
			List<SpiderFootAnalysis> analyses) {
		boolean enabled = file.findText("enabled").filter("false"::equalsIgnoreCase).isEmpty();
		if (!file.isMapping("headline")) {
			return new SpiderFootQuestion(enabled, collections, by, analyses, file.read("headline", SpiderFootReader::headline), Set.of());
		}
		Section headline = file.section("headline");
		Set<Integer> published = new TreeSet<>(headline.readAll("publish_collections", text -> collection(text, collections.size())));
		String text = headline.read("text", SpiderFootReader::headline);
		headline.nothingElse();
		return new SpiderFootQuestion(enabled, collections, by, analyses, text, published);
	}

	private static String headline(String text) {
		Matcher places = SpiderFootQuestion.PLACE.matcher(text);
		while (places.find()) {
			SpiderFootField.parse(places.group(1));
		}
		return text;
	}

	private static Integer collection(String text, int collections) {
		if (!text.matches("\\d{1,3}") || Integer.parseInt(text) >= collections) {
			throw new IllegalArgumentException("'" + text + "' is not the number of a collection, which are counted from 0 to " + (collections - 1));
		}
		return Integer.valueOf(text);
	}

	private static String id(String text) {
		if (!ID.matcher(text).matches()) {
			throw new IllegalArgumentException("'" + text + "' is not made of letters, digits, _ and -");
		}
		return text;
	}

	private static Severity risk(String text) {
		return switch (text.toUpperCase(Locale.ROOT)) {
			case "INFO" -> Severity.INFO;
			case "LOW" -> Severity.LOW;
			case "MEDIUM" -> Severity.MEDIUM;
			case "HIGH" -> Severity.HIGH;
			case "CRITICAL" -> Severity.CRITICAL;
			default -> throw new IllegalArgumentException("'" + text + "' is not one of INFO, LOW, MEDIUM, HIGH");
		};
	}

	private static boolean isExact(String text) {
		return switch (text) {
			case "exact" -> true;
			case "regex" -> false;
			default -> throw new IllegalArgumentException("'" + text + "' is not exact or regex");
		};
	}

	private static String method(String text) {
		if (!METHODS.contains(text)) {
			throw new IllegalArgumentException("'" + text + "' is not one of " + String.join(", ", METHODS));
		}
		return text;
	}

	private static MatchAllToFirstCollection.Method matchMethod(String text) {
		return switch (text) {
			case "contains" -> MatchAllToFirstCollection.Method.CONTAINS;
			case "exact" -> MatchAllToFirstCollection.Method.EXACT;
			case "subnet" -> MatchAllToFirstCollection.Method.SUBNET;
			default -> throw new IllegalArgumentException("'" + text + "' is not one of contains, exact, subnet");
		};
	}
}
