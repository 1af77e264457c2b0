package io.mirage.reporting.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What stands in one column of one row. */
public sealed interface Cell {

	/** In words, for formats that have nothing but words. */
	String plain();

	record Text(String plain) implements Cell {}

	/** Something from outside, to be read letter by letter. */
	record Code(String plain) implements Cell {}

	/** @param unit follows the number, empty for none */
	record Number(long value, String unit) implements Cell {
		@Override
		public String plain() {
			return Figures.of(value) + unit;
		}
	}

	record Time(@Nullable Instant value) implements Cell {
		@Override
		public String plain() {
			return Figures.of(value);
		}
	}

	/** @param style of a severity, or of what was heard of a source */
	record Chip(String plain, String style) implements Cell {}

	/** Names and values. */
	record Pairs(Map<String, String> pairs) implements Cell {
		@Override
		public String plain() {
			return pairs.entrySet().stream().map(pair -> pair.getKey() + ": " + pair.getValue()).collect(Collectors.joining("; "));
		}
	}

	record Tags(List<String> tags) implements Cell {
		@Override
		public String plain() {
			return String.join(", ", tags);
		}
	}
}
