package io.mirage.platform.messaging;

import java.time.Duration;

import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Takes up events that nobody works on: when the database goes away, a listener cannot even record that it failed, and
 * its event would wait for the staleness monitor. While no listener runs or waits here, whatever is open and not quite
 * new is stranded; if it belongs to a replica after all, the listener hears it twice, which it must bear anyway.
 */
@Component
class StrandedEvents {

	private static final Duration QUITE_NEW = Duration.ofSeconds(20);

	private final IncompleteEventPublications incomplete;
	private final ThreadPoolTaskExecutor listeners;

	StrandedEvents(IncompleteEventPublications incomplete, ThreadPoolTaskExecutor applicationTaskExecutor) {
		this.incomplete = incomplete;
		this.listeners = applicationTaskExecutor;
	}

	@Scheduled(fixedDelayString = "${mirage.events.stranded-interval:10s}")
	void takeUp() {
		if (listeners.getActiveCount() == 0 && listeners.getQueueSize() == 0) {
			incomplete.resubmitIncompletePublicationsOlderThan(QUITE_NEW);
		}
	}
}
