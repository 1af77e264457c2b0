package io.mirage.scans;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanProgress;

/** Tells how far a scan is, a few times a second at most and only if something changed. */
@Component
class ProgressAnnouncement {

	private record Told(ScanProgress progress, Instant at) {}

	private final ApplicationEventPublisher events;
	private final ScanProperties properties;
	private final Clock clock;
	private final Map<ScanId, Told> told = new ConcurrentHashMap<>();

	ProgressAnnouncement(ApplicationEventPublisher events, ScanProperties properties, Clock clock) {
		this.events = events;
		this.properties = properties;
		this.clock = clock;
	}

	/** Skipped if it is too early; the caller comes back with the next change or check. */
	void announce(Scan scan) {
		Instant now = clock.instant();
		if (isDue(scan, told.get(scan.id()), now)) {
			told.put(scan.id(), new Told(scan.tally().progress(), now));
			events.publishEvent(scan.progressed(clock));
		}
	}

	void forget(ScanId scan) {
		told.remove(scan);
	}

	private boolean isDue(Scan scan, @Nullable Told last, Instant now) {
		return last == null || (!last.progress().equals(scan.tally().progress())
				&& !now.isBefore(last.at().plus(properties.progressInterval())));
	}
}
