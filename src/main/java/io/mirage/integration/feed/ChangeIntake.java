package io.mirage.integration.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.mirage.events.EventHeader;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.integration.feed.Changes.Entry;

/**
 * Writes down what happens, once, by the identity of what it is about. Of a scan that is deleted the changes stay, and its
 * deletion is one: whoever follows has to hear of it.
 */
@Component
class ChangeIntake {

	private static final Duration KEEP = Duration.ofDays(30);

	private final Changes changes;
	private final Clock clock;

	ChangeIntake(Changes changes, Clock clock) {
		this.changes = changes;
		this.clock = clock;
	}

	@ApplicationModuleListener
	void on(FindingsRaised event) {
		List<Entry> entries = event.findings().stream().map(finding -> new Entry(finding.id().value(), finding)).toList();
		changes.add("finding.raised", event.header(), event.projectId(), event.scanId(), entries);
	}

	@ApplicationModuleListener
	void on(FindingStateChanged event) {
		changes.add("finding.state_changed", event.header(), event.projectId(), event.scanId(), List.of(entry(event.header(),
				Map.of("finding_id", event.findingId().toString(), "state", event.state().label(), "by", event.by()))));
	}

	@ApplicationModuleListener
	void on(ScanCorrelated event) {
		changes.add("scan.complete", event.header(), event.projectId(), event.scanId(),
				List.of(entry(event.header(), Map.of("findings", event.findings()))));
	}

	@ApplicationModuleListener
	void on(ScanDeleted event) {
		changes.add("scan.deleted", event.header(), event.projectId(), event.scanId(), List.of(entry(event.header(), Map.of())));
	}

	@ApplicationModuleListener
	void on(EntityMarked event) {
		changes.add("entity.marked", event.header(), event.projectId(), null, List.of(new Entry(event.markId(),
				Map.of("mark_id", event.markId().toString(), "entity", event.entity(), "kind", event.kind().label(), "text", event.text(), "by", event.by()))));
	}

	@ApplicationModuleListener
	void on(EntityUnmarked event) {
		changes.add("entity.unmarked", event.header(), event.projectId(), null, List.of(entry(event.header(),
				Map.of("mark_id", event.markId().toString(), "entity", event.entity(), "kind", event.kind().label(), "by", event.by()))));
	}

	@Scheduled(fixedDelayString = "PT1H")
	void sweep() {
		changes.deleteOlderThan(clock.instant().minus(KEEP));
	}

	private static Entry entry(EventHeader header, Map<String, ?> content) {
		UUID id = header.eventId();
		return new Entry(id, content);
	}
}
