package io.mirage.storage;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.StorableText;

/**
 * Which entities are wanted.
 *
 * @param text words that the entity contains, the last one perhaps only begun, or a part of its value
 */
record EntityFilter(OrganisationId organisation, @Nullable UUID scan, @Nullable String type, @Nullable String text) {

	private static final int MAX_TEXT = 200;

	/** @throws io.mirage.platform.web.ProblemException naming what cannot be used */
	EntityFilter {
		if (type != null && EntityType.find(type).isEmpty()) {
			throw StorageProblem.INVALID_FILTER.because("'" + type + "' is not an entity type.");
		}
		if (text != null && text.length() > MAX_TEXT) {
			throw StorageProblem.INVALID_FILTER.because("q has more than " + MAX_TEXT + " characters.");
		}
	}

	/** A condition over {@code storage.entity e}. */
	String condition() {
		StringBuilder sql = new StringBuilder("e.organisation_id = :organisation");
		if (scan != null) {
			sql.append(" and e.id in (select entity_id from storage.scan_entity where scan_id = :scan)");
		}
		if (type != null) {
			sql.append(" and e.type = :type");
		}
		if (hasText()) {
			sql.append(words().isEmpty() ? " and e.value ilike :part"
					: " and (e.search @@ to_tsquery('simple', :words) or e.value ilike :part)");
		}
		return sql.toString();
	}

	Map<String, Object> parameters() {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("organisation", organisation.value());
		if (scan != null) {
			parameters.put("scan", scan);
		}
		if (type != null) {
			parameters.put("type", type);
		}
		if (hasText()) {
			parameters.put("part", "%" + stripped().replaceAll("([\\\\%_])", "\\\\$1") + "%");
			if (!words().isEmpty()) {
				parameters.put("words", words());
			}
		}
		return parameters;
	}

	private boolean hasText() {
		return !stripped().isEmpty();
	}

	private String stripped() {
		return text == null ? "" : StorableText.of(text).strip();
	}

	/** All words must occur, split where the index splits; nothing of the caller's text reaches the query's syntax. */
	private String words() {
		String words = stripped().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
		return words.isEmpty() ? "" : words.replace(" ", " & ") + ":*";
	}
}
