package io.mirage.notification.channels;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

/**
 * A receiver that news can go to.
 *
 * @param owner whose own it is; absent if it is the organisation's
 * @param settings by name, as its dialect lists them; nothing secret
 * @param perMinute how many deliveries it gets at most
 */
public record Channel(UUID id, OrganisationId organisationId, @Nullable AccountId owner, String name, ChannelKind kind,
		Map<String, String> settings, boolean hasSecret, int perMinute, boolean enabled, Instant createdAt, Instant updatedAt) {

	public Channel {
		settings = Map.copyOf(settings);
	}
}
