package io.mirage.correlation.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A rule of SpiderFoot's, asked of our facts.
 *
 * @param collections methods of each; the first one of a collection selects, the others narrow down
 * @param by what forms buckets; absent if all events are one
 * @param headline with places such as {@code {source.data}}
 * @param published collections whose events are evidence; empty for all
 */
record SpiderFootQuestion(boolean enabled, List<List<SpiderFootMatch>> collections, @Nullable SpiderFootField by,
		List<SpiderFootAnalysis> analyses, String headline, Set<Integer> published) implements Question {

	static final Pattern PLACE = Pattern.compile("\\{([a-z.]+)}");
	private static final String ALL = "default";

	@Override
	public List<Conclusion> answer(Facts facts) {
		if (!enabled) {
			return List.of();
		}
		Map<String, List<SpiderFootEvent>> buckets = buckets(collected(facts.events()));
		for (SpiderFootAnalysis analysis : analyses) {
			buckets = analysis.keep(buckets);
		}
		List<Conclusion> conclusions = new ArrayList<>();
		buckets.forEach((key, events) -> {
			List<Subject> evidence = events.stream().filter(event -> published.isEmpty() || published.contains(event.collection()))
					.map(SpiderFootEvent::subject).distinct().toList();
			if (!evidence.isEmpty()) {
				conclusions.add(Conclusion.of(key, headline(events), evidence));
			}
		});
		return conclusions;
	}

	private List<SpiderFootEvent> collected(SpiderFootEvents all) {
		List<SpiderFootEvent> events = new ArrayList<>();
		for (int number = 0; number < collections.size(); number++) {
			List<SpiderFootMatch> methods = collections.get(number);
			int collection = number;
			all.ofKinds(kinds(methods.getFirst())).filter(event -> methods.stream().allMatch(method -> method.keeps(event)))
					.map(event -> event.in(collection)).forEach(events::add);
		}
		return events;
	}

	/** Only for these kinds events have to be made. */
	private static Predicate<String> kinds(SpiderFootMatch first) {
		return first.field().property() == SpiderFootField.Property.TYPE ? first::takesValue : kind -> true;
	}

	private Map<String, List<SpiderFootEvent>> buckets(List<SpiderFootEvent> events) {
		Map<String, List<SpiderFootEvent>> buckets = new LinkedHashMap<>();
		events.forEach(event -> (by == null ? List.of(ALL) : event.values(by))
				.forEach(key -> buckets.computeIfAbsent(key, fresh -> new ArrayList<>()).add(event)));
		return buckets;
	}

	/** By the first event that knows the value. */
	private String headline(List<SpiderFootEvent> events) {
		StringBuilder text = new StringBuilder();
		Matcher places = PLACE.matcher(headline);
		while (places.find()) {
			SpiderFootField field = SpiderFootField.parse(places.group(1));
			String value = events.stream().flatMap(event -> event.values(field).stream()).findFirst().map(PlainText::shown)
					.orElse("(not known)");
			places.appendReplacement(text, Matcher.quoteReplacement(value));
		}
		return PlainText.headline(places.appendTail(text).toString());
	}
}
