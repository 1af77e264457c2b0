package io.mirage.correlation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.Severity;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.platform.web.PageQuery;

/**
 * Which findings are wanted.
 *
 * @param text part of the headline or the rule's name, in any case
 */
record FindingFilter(OrganisationId organisation, @Nullable UUID scan, @Nullable String severity, @Nullable String state,
		@Nullable String rule, @Nullable String text) {

	private static final int MAX_TEXT = 200;

	/** Orders a list can have; equal ones stand by id, so that pages do not overlap. */
	enum Order {
		SEVERITY("severity", "created_at desc"), CREATED_AT("created_at", "severity desc"),
		UPDATED_AT("updated_at", "severity desc"), RULE_ID("rule_id", "created_at desc"), STATE("state", "severity desc");

		private final String column;
		private final String then;

		Order(String column, String then) {
			this.column = column;
			this.then = then;
		}

		/** The most severe first, unless the caller says otherwise. */
		static String of(PageQuery page) {
			if (page.sort() == null) {
				return "severity desc, created_at desc, id";
			}
			Order order = Arrays.stream(values()).filter(one -> one.column.equals(page.sort())).findFirst()
					.orElseThrow(() -> CorrelationProblem.INVALID_FILTER.because("sort is '" + page.sort() + "', not one of "
							+ Arrays.toString(values()).toLowerCase(Locale.ROOT) + "."));
			return order.column + (page.ascending() ? ", " : " desc, ") + order.then + ", id";
		}
	}

	/** @throws io.mirage.platform.web.ProblemException naming what cannot be used */
	FindingFilter {
		if (severity != null && Arrays.stream(Severity.values()).noneMatch(known -> known.label().equals(severity))) {
			throw CorrelationProblem.INVALID_FILTER.because("severity is '" + severity + "', not one of "
					+ labels(Severity.values()) + ".");
		}
		if (state != null && FindingState.find(state).isEmpty()) {
			throw CorrelationProblem.INVALID_FILTER.because("state is '" + state + "', not one of " + labels(FindingState.values()) + ".");
		}
		if (text != null && text.length() > MAX_TEXT) {
			throw CorrelationProblem.INVALID_FILTER.because("q has more than " + MAX_TEXT + " characters.");
		}
	}

	static FindingFilter of(OrganisationId organisation, @Nullable UUID scan) {
		return new FindingFilter(organisation, scan, null, null, null, null);
	}

	FindingFilter open() {
		return new FindingFilter(organisation, scan, severity, FindingState.OPEN.label(), rule, text);
	}

	/** A condition over {@code correlation.finding}. */
	String condition() {
		StringBuilder sql = new StringBuilder("organisation_id = :organisation");
		parameters().keySet().stream().filter(name -> !name.equals("organisation")).forEach(name -> sql.append(switch (name) {
			case "text" -> " and (headline ilike :text or rule_name ilike :text)";
			case "scan" -> " and scan_id = :scan";
			case "rule" -> " and rule_id = :rule";
			default -> " and " + name + " = :" + name;
		}));
		return sql.toString();
	}

	Map<String, Object> parameters() {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("organisation", organisation.value());
		if (scan != null) {
			parameters.put("scan", scan);
		}
		if (severity != null) {
			parameters.put("severity", Severity.of(severity).ordinal());
		}
		if (state != null) {
			parameters.put("state", state);
		}
		if (rule != null) {
			parameters.put("rule", StorableText.of(rule));
		}
		if (text != null && !text.isBlank()) {
			parameters.put("text", "%" + StorableText.of(text.strip()).replaceAll("([\\\\%_])", "\\\\$1") + "%");
		}
		return parameters;
	}

	private static List<String> labels(Enum<?>[] values) {
		return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
	}
}
