package io.mirage.storage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityType;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.storage.query.Query;
import io.mirage.storage.query.QueryParser;

/**
 * Which entities are wanted.
 *
 * @param text words that the entity contains, the last one perhaps only begun, or a part of its value
 * @param query everything else that is asked of it
 * @param trueOnly leaves out what people have called false
 * @param now what ages in the query are counted from
 */
record EntityFilter(OrganisationId organisation, @Nullable UUID scan, @Nullable String type, @Nullable String text,
		Query query, boolean trueOnly, Instant now) {

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

	/**
	 * @param query as somebody typed it; absent for no further condition
	 * @throws io.mirage.storage.query.QueryException if the query cannot be read
	 */
	static EntityFilter of(OrganisationId organisation, @Nullable UUID scan, @Nullable String type, @Nullable String text,
			@Nullable String query, Instant now) {
		return new EntityFilter(organisation, scan, type, text, query == null ? new Query.All() : QueryParser.parse(query),
				false, now);
	}

	/** Only what scans of that project know. */
	EntityFilter within(ProjectId project) {
		return new EntityFilter(organisation, scan, type, text,
				new Query.And(List.of(query, new Query.InProject(project.value()))), trueOnly, now);
	}

	/** Leaves out what people have called false, unless the query asks for just that. */
	EntityFilter forOthers() {
		return new EntityFilter(organisation, scan, type, text, query, !query.asksForFalsePositives(), now);
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
		if (!(query instanceof Query.All)) {
			sql.append(" and ").append(QuerySql.of(query, organisation, now).sql());
		}
		if (trueOnly) {
			sql.append(" and ").append(QuerySql.isNotFalse(scan != null));
		}
		return sql.toString();
	}

	Map<String, Object> parameters() {
		Map<String, Object> parameters = new LinkedHashMap<>(QuerySql.of(query, organisation, now).parameters());
		if (trueOnly) {
			parameters.put("now", now.atOffset(ZoneOffset.UTC));
		}
		if (scan != null) {
			parameters.put("scan", scan);
		}
		if (type != null) {
			parameters.put("type", type);
		}
		if (hasText()) {
			parameters.put("part", Like.containing(stripped()));
			if (!words().isEmpty()) {
				parameters.put("words", words());
			}
		}
		return parameters;
	}

	private boolean hasText() {
		return !stripped().isEmpty();
	}

	/** What the text field asks for; empty if for nothing. */
	String stripped() {
		return text == null ? "" : StorableText.of(text).strip();
	}

	private String words() {
		return Words.all(stripped());
	}
}
