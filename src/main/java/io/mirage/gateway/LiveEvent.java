package io.mirage.gateway;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;

/**
 * Something for screens to show now.
 *
 * @param organisation whose screens; absent for what concerns the whole installation
 * @param scan absent if it is not about a scan
 * @param data sent as JSON
 */
record LiveEvent(UUID id, @Nullable OrganisationId organisation, @Nullable ScanId scan, String name, Object data) {

	static LiveEvent of(EventHeader header, @Nullable ScanId scan, String name, Object data) {
		return new LiveEvent(header.eventId(), header.organisationId(), scan, name, data);
	}

	static LiveEvent forAll(EventHeader header, String name, Object data) {
		return new LiveEvent(header.eventId(), null, null, name, data);
	}
}
