package io.mirage.notification;

import java.time.Clock;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import io.mirage.events.EventHeader;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;

/**
 * Raises messages from events. The same news has the same identifier and is raised once, whenever and however often it
 * comes; what belongs to a deleted scan is dropped.
 */
@Service
class MessageRaising {

	private final Messages messages;
	private final NotificationSettings settings;
	private final NotificationProperties properties;
	private final MeterRegistry metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	MessageRaising(Messages messages, NotificationSettings settings, NotificationProperties properties, MeterRegistry metrics,
			ApplicationEventPublisher events, Clock clock) {
		this.messages = messages;
		this.settings = settings;
		this.properties = properties;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	/** The threshold is the one known at that moment. */
	@ApplicationModuleListener
	void on(FindingsRaised event) {
		raise(event.scanId(), Wording.of(event, settings.minimumSeverity()));
	}

	@ApplicationModuleListener
	void on(ScanFinished event) {
		raise(event.scanId(), List.of(Wording.of(event)));
	}

	@ApplicationModuleListener
	void on(ReportWritten event) {
		raise(event.scanId(), List.of(Wording.of(event)));
	}

	@ApplicationModuleListener
	void on(ScanDeleted event) {
		messages.lock(event.scanId());
		messages.forget(event.scanId());
	}

	/** Old messages go, read or not. */
	@Scheduled(fixedDelayString = "PT1H")
	void sweep() {
		messages.deleteOlderThan(clock.instant().minus(properties.keep()));
	}

	private void raise(ScanId scan, List<Message> news) {
		if (messages.lock(scan)) {
			news.stream().filter(messages::add).forEach(message -> {
				metrics.counter("mirage.notification.messages", "kind", message.kind()).increment();
				events.publishEvent(message.raised(EventHeader.of(scan, message.organisationId(), clock)));
			});
		}
	}
}
