package io.mirage.collection.network;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;

/**
 * What one source can bear, beyond what its collector keeps to by itself.
 *
 * @param interval from the beginning of one call to that of the next, instead of the collector's own; absent for that one
 * @param perHour calls in an hour of the clock (UTC), over all processes and restarts; 0 for no limit
 * @param perDay calls in a day (UTC), likewise
 * @param cacheTtl how long its answers are given again; absent for that of all sources
 * @param negativeCacheTtl how long "there is no such thing" is given again; absent for that of all sources
 */
record SourcePolicy(@Nullable Duration interval, Rates rates, long perHour, long perDay, @Nullable Duration cacheTtl,
		@Nullable Duration negativeCacheTtl) {

	static final SourcePolicy NONE = new SourcePolicy(null, Rates.UNLIMITED, 0, 0, null, null);
	/** Stands for every source that is not named. */
	private static final String OTHERS = "*";
	private static final Set<String> KEYS = Set.of("interval", "per_second", "per_minute", "per_hour", "per_day", "cache_ttl",
			"negative_cache_ttl");

	/** Of all sources that a setting names. */
	static final class Book {

		private final Map<String, SourcePolicy> policies = new TreeMap<>();

		/** @throws IllegalArgumentException naming the first thing that is not right */
		static Book of(JsonNode setting) {
			Book book = new Book();
			setting.properties().forEach(entry -> book.policies.put(entry.getKey(), policy(entry.getKey(), entry.getValue())));
			return book;
		}

		SourcePolicy of(String collector) {
			return policies.getOrDefault(collector, policies.getOrDefault(OTHERS, NONE));
		}
	}

	/** @param manners what the collector keeps to by itself */
	Duration interval(Duration manners) {
		return interval == null ? manners : interval;
	}

	Duration cacheTtl(NetworkOptions options) {
		return cacheTtl == null ? options.cacheTtl() : cacheTtl;
	}

	Duration negativeCacheTtl(NetworkOptions options) {
		return negativeCacheTtl == null ? options.negativeCacheTtl() : negativeCacheTtl;
	}

	private static SourcePolicy policy(String source, JsonNode fields) {
		fields.propertyNames().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(unknown -> {
			throw new IllegalArgumentException("source-policies of " + source + " has the unknown field '" + unknown + "'.");
		});
		return new SourcePolicy(duration(fields, "interval"), new Rates((int) number(source, fields, "per_second"), (int) number(source, fields, "per_minute")),
				number(source, fields, "per_hour"), number(source, fields, "per_day"), duration(fields, "cache_ttl"),
				duration(fields, "negative_cache_ttl"));
	}

	private static long number(String source, JsonNode fields, String key) {
		JsonNode value = fields.path(key);
		if (value.isMissingNode()) {
			return 0;
		}
		if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("source-policies of " + source + ": " + key + " is " + value + ", not a number of calls.");
		}
		return value.asLong();
	}

	private static @Nullable Duration duration(JsonNode fields, String key) {
		return fields.has(key) ? DurationStyle.detectAndParse(fields.path(key).asString()) : null;
	}
}
