package io.mirage.collection;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * How far this process's listeners are behind. Events that wait for a listener are held in memory, so what brings new
 * ones has to wait as well: else a large scan would fill the heap with facts that nobody has stored yet.
 */
@Component
class Backlog {

	private final ThreadPoolTaskExecutor listeners;
	private final CollectionProperties properties;

	Backlog(ThreadPoolTaskExecutor applicationTaskExecutor, CollectionProperties properties) {
		this.listeners = applicationTaskExecutor;
		this.properties = properties;
	}

	boolean isLong() {
		return listeners.getQueueSize() >= properties.maxBacklog();
	}
}
