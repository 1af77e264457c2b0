package io.mirage.configuration;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.annotation.JsonValue;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;

/** The kinds of value a setting can have, each with what its limits are measured in. */
enum SettingType {
	STRING("a text", " characters") {
		@Override
		boolean accepts(JsonNode value) {
			return value.isString();
		}

		@Override
		BigDecimal measure(JsonNode value) {
			return BigDecimal.valueOf(value.stringValue().length());
		}
	},
	INTEGER("a whole number", "") {
		@Override
		boolean accepts(JsonNode value) {
			return value.isIntegralNumber();
		}
	},
	FLOAT("a number", "") {
		@Override
		boolean accepts(JsonNode value) {
			return value.isNumber();
		}
	},
	BOOLEAN("true or false", "") {
		@Override
		boolean accepts(JsonNode value) {
			return value.isBoolean();
		}
	},
	DURATION("a duration such as 500ms, 5s, 2m or PT5S", "") {
		@Override
		boolean accepts(JsonNode value) {
			return value.isString() && duration(value.stringValue()).isPresent();
		}

		@Override
		BigDecimal measure(JsonNode value) {
			Duration duration = duration(value.stringValue()).orElseThrow();
			return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
		}

		@Override
		boolean isLimit(JsonNode limit) {
			return accepts(limit);
		}

		@Override
		BigDecimal limit(JsonNode limit) {
			return measure(limit);
		}
	},
	LIST("a list of texts", " entries") {
		@Override
		boolean accepts(JsonNode value) {
			return value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isString);
		}

		@Override
		BigDecimal measure(JsonNode value) {
			return BigDecimal.valueOf(value.size());
		}
	},
	/** Sealed from the moment it comes in; nobody but its module ever sees it again. */
	SECRET("a text", " characters") {

		@Override
		boolean accepts(JsonNode value) {
			return value.isString() && !value.stringValue().isBlank();
		}

		@Override
		BigDecimal measure(JsonNode value) {
			return BigDecimal.valueOf(value.stringValue().length());
		}
	},
	FLAG("a share such as {\"percentage\": 25, \"organisations\": {\"<id>\": true}}", "") {

		@Override
		boolean accepts(JsonNode value) {
			return FeatureFlag.tryParse(value).isPresent();
		}
	},
	JSON("any JSON but null", "") {
		@Override
		boolean accepts(JsonNode value) {
			return !value.isNull();
		}
	};

	private final String expectation;
	private final String unit;

	SettingType(String expectation, String unit) {
		this.expectation = expectation;
		this.unit = unit;
	}

	abstract boolean accepts(JsonNode value);

	/** What a limit is compared with, for an accepted value of a type that {@link #hasLimits}. */
	BigDecimal measure(JsonNode value) {
		return value.decimalValue();
	}

	boolean isLimit(JsonNode limit) {
		return limit.isNumber();
	}

	BigDecimal limit(JsonNode limit) {
		return limit.decimalValue();
	}

	boolean hasLimits() {
		return this != BOOLEAN && this != JSON && this != FLAG;
	}

	boolean hasPattern() {
		return this == STRING || this == LIST || this == SECRET;
	}

	/** For people, after "is not". */
	String expectation() {
		return expectation;
	}

	/** What stands behind a limit: the unit with a blank before it, or nothing. */
	String unit() {
		return unit;
	}

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<SettingType> find(String label) {
		return Arrays.stream(values()).filter(type -> type.label().equals(label)).findFirst();
	}

	private static Optional<Duration> duration(String text) {
		try {
			return Optional.of(DurationStyle.detectAndParse(text));
		} catch (IllegalArgumentException | ArithmeticException notADuration) {
			return Optional.empty();
		}
	}
}
