package io.mirage.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.notification.delivery.Template;

/**
 * What somebody wants to be told of, and how.
 *
 * @param owner whose own it is; absent if it is the organisation's
 * @param channels that are told
 */
record Rule(UUID id, OrganisationId organisationId, @Nullable AccountId owner, String name, boolean enabled, Content content, List<UUID> channels,
		List<UUID> escalationChannels, Instant createdAt, Instant updatedAt) {

	Rule {
		channels = List.copyOf(channels);
		escalationChannels = List.copyOf(escalationChannels);
	}

	/** @param escalateAfter for how long somebody may take to acknowledge before others are told; absent for no limit */
	record Content(Condition condition, Timing timing, Template template, @Nullable Duration escalateAfter) {}
}
