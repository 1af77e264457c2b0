package io.mirage.notification.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.notification.channels.News;
import io.mirage.notification.channels.NewsKind;
import io.mirage.notification.channels.Parcel;

/**
 * How a rule wants its news told: text with names in double braces and nothing else. What comes out is plain text, which
 * each kind of channel escapes in its own way, so neither a template nor what was collected can do more than be read.
 *
 * @param title absent for the usual one; may name count, severity, rule and first
 * @param item a line for each news; may name kind, severity, title, body, entities, scan_id and project_id
 */
public record Template(@Nullable String title, @Nullable String item) {

	public static final Template USUAL = new Template(null, null);

	private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([a-z_]*)\\s*}}");
	private static final Set<String> IN_TITLE = Set.of("count", "severity", "rule", "first");
	private static final Set<String> IN_ITEM = Set.of("kind", "severity", "title", "body", "entities", "scan_id", "project_id");

	/** @return what is wrong, for people; empty if nothing is */
	public Optional<String> mistake() {
		return mistake("title", title, IN_TITLE).or(() -> mistake("item", item, IN_ITEM));
	}

	private static Optional<String> mistake(String part, @Nullable String text, Set<String> known) {
		if (text == null) {
			return Optional.empty();
		}
		return NAME.matcher(text).results().map(found -> found.group(1)).filter(name -> !known.contains(name)).findFirst()
				.map(name -> "The " + part + " of the template names '" + name + "'. It knows " + String.join(", ", new TreeSet<>(known)) + ".");
	}

	/** @param lines the worst first, at least one */
	public String title(@Nullable String rule, List<Parcel.Line> lines) {
		if (title == null || title.isBlank()) {
			return lines.size() == 1 ? lines.getFirst().news().title() : counted(lines);
		}
		Map<String, String> values = Map.of("count", Integer.toString(lines.size()), "severity", label(lines.getFirst().news().severity()),
				"rule", rule == null ? "" : rule, "first", lines.getFirst().news().title());
		return filled(title, name -> values.getOrDefault(name, ""));
	}

	public String line(News news) {
		if (item == null || item.isBlank()) {
			String severity = news.severity() == null ? "" : "[" + news.severity().label() + "] ";
			return severity + news.title() + (news.body().isBlank() ? "" : ": " + news.body());
		}
		Map<String, String> values = Map.of("kind", news.kind().label(), "severity", label(news.severity()), "title", news.title(), "body", news.body(),
				"entities", news.entities().stream().map(EntityRef::value).collect(Collectors.joining(", ")),
				"scan_id", news.scanId().toString(), "project_id", news.projectId().toString());
		return filled(item, name -> values.getOrDefault(name, ""));
	}

	/** Such as "3 findings up to high, 1 scan finished". */
	private static String counted(List<Parcel.Line> lines) {
		Map<NewsKind, Long> byKind = lines.stream().collect(Collectors.groupingBy(line -> line.news().kind(), TreeMap::new, Collectors.counting()));
		return byKind.entrySet().stream().map(entry -> counted(entry.getKey(), entry.getValue(), lines)).collect(Collectors.joining(", "));
	}

	private static String counted(NewsKind kind, long count, List<Parcel.Line> lines) {
		String plural = count == 1 ? "" : "s";
		return count + switch (kind) {
			case FINDING -> " finding" + plural + " up to " + label(lines.getFirst().news().severity());
			case SCAN_FINISHED -> " scan" + plural + " finished";
			case REPORT_WRITTEN -> " report" + plural + " ready";
			case TEST -> " test" + plural;
		};
	}

	private static String label(@Nullable Severity severity) {
		return severity == null ? "" : severity.label();
	}

	private static String filled(String template, Function<String, String> values) {
		return NAME.matcher(template).replaceAll((MatchResult found) -> Matcher.quoteReplacement(values.apply(found.group(1))));
	}
}
