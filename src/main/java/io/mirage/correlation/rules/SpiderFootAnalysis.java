package io.mirage.correlation.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Netblock;

/** Drops buckets of events, or events of buckets, that are not worth telling. */
sealed interface SpiderFootAnalysis {

	/** @return in the same order, without empty ones */
	Map<String, List<SpiderFootEvent>> keep(Map<String, List<SpiderFootEvent>> buckets);

	/**
	 * Buckets in which the number of events lies between the bounds: either of different values of a field, or of each
	 * value by itself.
	 */
	record Threshold(SpiderFootField field, int minimum, int maximum, boolean unique) implements SpiderFootAnalysis {
		@Override
		public Map<String, List<SpiderFootEvent>> keep(Map<String, List<SpiderFootEvent>> buckets) {
			return filtered(buckets, events -> {
				Map<String, Long> counts = events.stream().flatMap(event -> event.values(field).stream())
						.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
				return unique ? isWithin(counts.size()) : counts.values().stream().allMatch(this::isWithin);
			});
		}

		private boolean isWithin(long count) {
			return count >= minimum && count <= maximum;
		}
	}

	/**
	 * Buckets that hold a small part of all events, unless buckets are so many that each is small.
	 *
	 * @param noisyPercent the least part that a bucket must hold on average
	 */
	record Outlier(double maximumPercent, double noisyPercent) implements SpiderFootAnalysis {
		@Override
		public Map<String, List<SpiderFootEvent>> keep(Map<String, List<SpiderFootEvent>> buckets) {
			double all = buckets.values().stream().mapToInt(List::size).sum();
			boolean noisy = 100.0 / Math.max(1, buckets.size()) < noisyPercent;
			return filtered(buckets, events -> !noisy && events.size() / all * 100 <= maximumPercent);
		}
	}

	/** Buckets that only the first collection has events in. */
	record FirstCollectionOnly(SpiderFootField field) implements SpiderFootAnalysis {
		@Override
		public Map<String, List<SpiderFootEvent>> keep(Map<String, List<SpiderFootEvent>> buckets) {
			Set<String> elsewhere = all(buckets).filter(event -> event.collection() > 0).flatMap(event -> event.values(field).stream())
					.collect(Collectors.toSet());
			return filtered(buckets, events -> events.stream()
					.allMatch(event -> event.collection() == 0 && event.values(field).stream().noneMatch(elsewhere::contains)));
		}
	}

	/** Buckets that every collection has events in. */
	record BothCollections(int collections) implements SpiderFootAnalysis {
		@Override
		public Map<String, List<SpiderFootEvent>> keep(Map<String, List<SpiderFootEvent>> buckets) {
			return filtered(buckets, events -> events.stream().map(SpiderFootEvent::collection).distinct().count() == collections);
		}
	}

	/** Events of later collections that match the first one, in buckets that have any. */
	record MatchAllToFirstCollection(SpiderFootField field, Method method) implements SpiderFootAnalysis {

		enum Method {
			/** The value is a part of one of the first collection. */
			CONTAINS((value, reference) -> reference.contains(value)), EXACT(String::equals),
			/** The value is an address in a block of the first collection. */
			SUBNET((value, reference) -> Netblock.tryParse(reference).flatMap(block -> Addresses.parse(value).map(block::contains))
					.orElse(false));

			private final BiPredicate<String, String> matches;

			Method(BiPredicate<String, String> matches) {
				this.matches = matches;
			}
		}

		@Override
		public Map<String, List<SpiderFootEvent>> keep(Map<String, List<SpiderFootEvent>> buckets) {
			Set<String> reference = all(buckets).filter(event -> event.collection() == 0).flatMap(event -> event.values(field).stream())
					.collect(Collectors.toCollection(HashSet::new));
			Map<String, List<SpiderFootEvent>> kept = new LinkedHashMap<>();
			buckets.forEach((key, events) -> kept.put(key,
					events.stream().filter(event -> event.collection() == 0 || matches(event.values(field), reference)).toList()));
			return filtered(kept, events -> events.stream().anyMatch(event -> event.collection() > 0));
		}

		private boolean matches(Collection<String> values, Set<String> reference) {
			return values.stream().anyMatch(value -> method == Method.EXACT ? reference.contains(value)
					: reference.stream().anyMatch(one -> method.matches.test(value, one)));
		}
	}

	private static Stream<SpiderFootEvent> all(Map<String, List<SpiderFootEvent>> buckets) {
		return buckets.values().stream().flatMap(List::stream);
	}

	private static Map<String, List<SpiderFootEvent>> filtered(Map<String, List<SpiderFootEvent>> buckets,
			Predicate<List<SpiderFootEvent>> wanted) {
		Map<String, List<SpiderFootEvent>> kept = new LinkedHashMap<>();
		buckets.forEach((key, events) -> {
			if (!events.isEmpty() && wanted.test(events)) {
				kept.put(key, events);
			}
		});
		return kept;
	}
}
