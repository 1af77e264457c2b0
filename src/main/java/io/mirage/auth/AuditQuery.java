package io.mirage.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;

/**
 * Which entries of the audit trail are wanted; what is absent does not narrow.
 *
 * @param actor the exact username
 * @param action the exact method or name
 * @param resource how the path begins
 * @param from inclusive   @param to exclusive
 */
record AuditQuery(OrganisationId organisation, @Nullable String actor, @Nullable String action, @Nullable String resource,
		@Nullable Instant from, @Nullable Instant to) {

	static final String CONDITION = """
			organisation_id = :organisation and (:actor::text is null or actor = :actor) and (:action::text is null or action = :action)
			and (:resource::text is null or starts_with(resource, :resource))
			and (:from::timestamptz is null or occurred_at >= :from::timestamptz)
			and (:to::timestamptz is null or occurred_at < :to::timestamptz)""";

	Map<String, @Nullable Object> parameters() {
		Map<String, @Nullable Object> parameters = new HashMap<>();
		parameters.put("organisation", organisation.value());
		parameters.put("actor", actor);
		parameters.put("action", action);
		parameters.put("resource", resource);
		parameters.put("from", from == null ? null : from.atOffset(ZoneOffset.UTC));
		parameters.put("to", to == null ? null : to.atOffset(ZoneOffset.UTC));
		return parameters;
	}
}
