package io.mirage.architecture.planted.intruder;

import java.time.Clock;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;

/** An event that is not a record. */
public final class MutableEvent implements MirageEvent {

	@Override
	public EventHeader header() {
		return EventHeader.of("planted", OrganisationId.DEFAULT, Clock.systemUTC());
	}
}
