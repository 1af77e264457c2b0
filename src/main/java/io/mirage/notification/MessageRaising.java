package io.mirage.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.notification.channels.News;
import io.mirage.notification.channels.NewsKind;
import io.mirage.notification.rules.NewsDesk;

/**
 * Raises messages from events, and hands the news on to the rules people have made. The same news has the same identifier and is raised once, whenever and however often it
 * comes; what belongs to a deleted scan is dropped.
 */
@Service
class MessageRaising {

	private final Messages messages;
	private final NewsDesk desk;
	private final NotificationSettings settings;
	private final NotificationProperties properties;
	private final MeterRegistry metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	MessageRaising(Messages messages, NewsDesk desk, NotificationSettings settings, NotificationProperties properties, MeterRegistry metrics,
			ApplicationEventPublisher events, Clock clock) {
		this.messages = messages;
		this.desk = desk;
		this.settings = settings;
		this.properties = properties;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	/** The threshold is the one known at that moment. */
	@ApplicationModuleListener
	void on(FindingsRaised event) {
		raise(event.scanId(), Wording.of(event, settings.minimumSeverity()), Wording.news(event));
	}

	@ApplicationModuleListener
	void on(ScanFinished event) {
		Message message = Wording.of(event);
		raise(event.scanId(), List.of(message), List.of(Wording.news(message, event.projectId(), event.scanId(), NewsKind.SCAN_FINISHED)));
	}

	@ApplicationModuleListener
	void on(ReportWritten event) {
		Message message = Wording.of(event);
		raise(event.scanId(), List.of(message), List.of(Wording.news(message, event.projectId(), event.scanId(), NewsKind.REPORT_WRITTEN)));
	}

	@ApplicationModuleListener
	void on(ScanDeleted event) {
		messages.lock(event.scanId());
		messages.forget(event.scanId());
		desk.forget(event.scanId());
	}

	/** Old messages go, read or not. */
	@Scheduled(fixedDelayString = "PT1H")
	@Transactional
	public void sweep() {
		Instant oldest = clock.instant().minus(properties.keep());
		messages.deleteOlderThan(oldest);
		desk.deleteOlderThan(oldest);
	}

	private void raise(ScanId scan, List<Message> raised, List<News> news) {
		if (messages.lock(scan)) {
			desk.take(news);
			raised.stream().filter(messages::add).forEach(message -> {
				metrics.counter("mirage.notification.messages", "kind", message.kind()).increment();
				events.publishEvent(message.raised(EventHeader.of(scan, message.organisationId(), clock)));
			});
		}
	}
}
