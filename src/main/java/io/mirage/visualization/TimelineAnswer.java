package io.mirage.visualization;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.mirage.platform.entities.EntityFamily;

/** What happened when. */
interface TimelineAnswer {

	/**
	 * @param to where the next one begins
	 * @param counts by family; families without any event are absent
	 */
	record Bucket(Instant from, Instant to, Map<EntityFamily, Long> counts) {}

	/** @param total events in all buckets */
	record Buckets(List<Bucket> buckets, long total) {}

	/**
	 * @param kind {@code first_seen} and {@code last_seen} by the scan, or what sources state: {@code issued},
	 *            {@code expires}, {@code registered}
	 * @param collector who said so; empty for what nobody observed, as a target that was only given
	 */
	record Event(Instant at, Shown entity, EntityFamily family, String kind, String collector) {

		UUID entityId() {
			return entity.id();
		}
	}
}
