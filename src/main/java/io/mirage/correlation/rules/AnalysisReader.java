package io.mirage.correlation.rules;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Reads which groups of a rule are worth telling. */
final class AnalysisReader {

	private static final List<String> KINDS = List.of("count", "outlier", "found_by", "same_subnet", "within");
	private static final Pattern TIME = Pattern.compile("(\\d{1,5})([mhd])");

	private final Function<String, Field> fields;
	private final int selections;
	private boolean growing = true;

	/** @param selections how many the rule has */
	AnalysisReader(Function<String, Field> fields, int selections) {
		this.fields = fields;
		this.selections = selections;
	}

	/** Whether more facts never drop a group that was worth telling. */
	boolean growing() {
		return growing;
	}

	Analysis analysis(Section section) {
		List<String> given = KINDS.stream().filter(section::has).toList();
		if (given.size() != 1) {
			throw section.wrong("count", "an analysis has exactly one of " + String.join(", ", KINDS));
		}
		Analysis analysis = switch (given.getFirst()) {
			case "count" -> threshold(section);
			case "outlier" -> outlier(section.section("outlier"));
			case "found_by" -> section.read("found_by", this::foundBy);
			case "same_subnet" -> subnet(section.section("same_subnet"));
			default -> new Analysis.Within(section.read("within", AnalysisReader::time), atLeast(section, 2));
		};
		section.nothingElse();
		return analysis;
	}

	private Analysis threshold(Section section) {
		@Nullable Field field = section.text("count").equals("members") ? null : section.read("count", fields);
		int most = section.has("at_most") ? section.number("at_most", 1, RuleReader.MAX_THRESHOLD) : Integer.MAX_VALUE;
		growing &= most == Integer.MAX_VALUE;
		if (!section.has("at_least") && most == Integer.MAX_VALUE) {
			throw section.wrong("at_least", "is missing; a count has at_least, at_most or both");
		}
		return new Analysis.Threshold(field, section.has("at_least") ? atLeast(section, 1) : 1, most);
	}

	private Analysis outlier(Section section) {
		growing = false;
		Analysis outlier = new Analysis.Outlier(section.number("at_most_percent", 1, 50),
				section.number("at_least_members", 2, RuleReader.MAX_THRESHOLD));
		section.nothingElse();
		return outlier;
	}

	private Analysis foundBy(String text) {
		return switch (text) {
			case "first_only" -> {
				growing = false;
				yield new Analysis.FirstOnly();
			}
			case "all" -> new Analysis.InAll(selections);
			default -> throw new IllegalArgumentException("'" + text + "' is not first_only or all");
		};
	}

	private static Analysis subnet(Section section) {
		Analysis subnet = new Analysis.SameSubnet(section.number("bits", 8, 32), atLeast(section, 2));
		section.nothingElse();
		return subnet;
	}

	private static int atLeast(Section section, int least) {
		return section.number("at_least", least, RuleReader.MAX_THRESHOLD);
	}

	/** @throws IllegalArgumentException saying how a time is written */
	private static Duration time(String text) {
		Matcher form = TIME.matcher(text);
		if (!form.matches()) {
			throw new IllegalArgumentException("'" + text + "' is not a time; write 30m, 12h or 7d");
		}
		long amount = Long.parseLong(form.group(1));
		return switch (form.group(2)) {
			case "m" -> Duration.ofMinutes(amount);
			case "h" -> Duration.ofHours(amount);
			default -> Duration.ofDays(amount);
		};
	}
}
