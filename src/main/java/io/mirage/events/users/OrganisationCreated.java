package io.mirage.events.users;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;

/**
 * A tenant exists.
 */
public record OrganisationCreated(EventHeader header, OrganisationId organisationId, String name)
		implements MirageEvent {}
