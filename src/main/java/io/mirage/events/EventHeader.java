package io.mirage.events;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What every event carries.
 *
 * @param eventId identity of this event, a UUIDv7: inboxes recognise a redelivery by it
 * @param orderingKey what the event is about, usually a scan's id; events of one key are related, not ordered
 * @param occurredAt when the state changed (UTC)
 * @param organisationId the tenant the event belongs to
 */
public record EventHeader(UUID eventId, String orderingKey, Instant occurredAt, OrganisationId organisationId) {

	public static EventHeader of(Object orderingKey, OrganisationId organisationId, Clock clock) {
		Instant now = clock.instant();
		return new EventHeader(Uuids.timeOrdered(now), orderingKey.toString(), now, organisationId);
	}
}
