package io.mirage.support;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

import io.mirage.events.MirageEvent;

/**
 * Hears every event published in a context that imports it, on whatever thread. Spring's own record of a test's events
 * misses those that listeners publish on threads of a pool.
 */
@TestComponent
public class Heard {

	private final Queue<MirageEvent> events = new ConcurrentLinkedQueue<>();

	@EventListener
	void on(MirageEvent event) {
		events.add(event);
	}

	/** In the order of their publication. */
	public <T extends MirageEvent> List<T> all(Class<T> type) {
		return events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	public void forget() {
		events.clear();
	}
}
