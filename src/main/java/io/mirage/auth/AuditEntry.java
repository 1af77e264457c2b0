package io.mirage.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;

/**
 * Who did what, or what was noticed of them.
 *
 * @param actor username, absent when nobody was signed in
 * @param action the HTTP method, or the name of what was noticed
 * @param resource the path without query, or what it was about; never a secret
 * @param status of the answer; 0 if there was none
 */
record AuditEntry(UUID id, OrganisationId organisation, Instant occurredAt, Kind kind, @Nullable String actor, String action,
		String resource, int status, @Nullable String detail, String requestId) {

	/** What wrote it. */
	enum Kind {
		CALL, SECURITY
	}

	/** The chain begins with it. */
	static final String NO_HASH = "0".repeat(64);

	AuditEntry {
		// The database keeps no more, and the hash has to be the same afterwards.
		occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
	}

	/** Each part with its length, so that no two different entries read the same. */
	String hashAfter(String before) {
		String text = Stream.of(before, id, organisation, occurredAt, kind, actor == null ? "-" : "=" + actor, action, resource, status,
				detail == null ? "-" : "=" + detail, requestId)
				.map(Object::toString).map(part -> part.length() + ":" + part).collect(Collectors.joining());
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has SHA-256", impossible);
		}
	}
}
