package io.mirage.auth;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.Uuids;
import io.mirage.platform.secrets.Vault;

/**
 * What a conversation with somebody who is not signed in has to remember goes to them, sealed, and comes back: strangers
 * cannot fill a table with it, and any process can read it. Only what was accepted is noted, so that it is good once.
 */
@Component
class Tickets {

	private final Vault vault;
	private final JdbcClient database;
	private final JsonMapper json;
	private final Clock clock;

	Tickets(Vault vault, JdbcClient database, JsonMapper json, Clock clock) {
		this.vault = vault;
		this.database = database;
		this.json = json;
		this.clock = clock;
	}

	private record Sealed(UUID id, Instant expiresAt, JsonNode content) {}

	record Opened<T>(UUID id, Instant expiresAt, T content) {}

	/** @param purpose it opens for no other */
	String issue(String purpose, Object content, Duration life) {
		Instant now = clock.instant();
		Sealed ticket = new Sealed(Uuids.timeOrdered(now), now.plus(life), json.valueToTree(content));
		return vault.seal(json.writeValueAsString(ticket).getBytes(StandardCharsets.UTF_8), context(purpose));
	}

	/** @return empty if it is not ours, was issued for something else, or is too old; whether it was spent is not asked */
	<T> Optional<Opened<T>> open(String purpose, String ticket, Class<T> type) {
		Sealed opened;
		try {
			opened = json.readValue(new String(vault.open(ticket, context(purpose)), StandardCharsets.UTF_8), Sealed.class);
		} catch (IllegalStateException | IllegalArgumentException forged) {
			return Optional.empty();
		}
		return opened.expiresAt().isBefore(clock.instant()) ? Optional.empty()
				: Optional.of(new Opened<>(opened.id(), opened.expiresAt(), json.treeToValue(opened.content(), type)));
	}

	/** @return false if it was spent before */
	boolean spend(Opened<?> ticket) {
		return spend(ticket.id(), ticket.expiresAt());
	}

	/**
	 * The same for what others have issued.
	 *
	 * @param until when it is refused by itself
	 */
	boolean spend(UUID id, Instant until) {
		return database.sql("insert into auth.spent_ticket (id, expires_at) values (?, ?) on conflict do nothing")
				.params(id, Timestamp.from(until)).update() == 1;
	}

	@Scheduled(fixedDelayString = "1h", initialDelayString = "15m")
	void forget() {
		database.sql("delete from auth.spent_ticket where expires_at < ?").param(Timestamp.from(clock.instant())).update();
	}

	private static String context(String purpose) {
		return "ticket for " + purpose;
	}
}
