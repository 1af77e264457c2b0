package io.mirage.platform.messaging;

import java.lang.reflect.Method;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.mirage.events.MirageEvent;

/** The last reason why a listener failed on an event, kept for the moment when the event is given up. */
@Component
class ListenerFailures {

	private static final Logger LOG = LoggerFactory.getLogger(ListenerFailures.class);
	private static final int MAX_KEPT = 10_000;

	private final Cache<UUID, String> reasons = Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

	void remember(MirageEvent event, Method listener, Throwable failure) {
		reasons.put(event.header().eventId(), String.valueOf(failure));
		LOG.warn("{}.{} failed on {} {}: it will be tried again", listener.getDeclaringClass().getSimpleName(),
				listener.getName(), event.getClass().getSimpleName(), event.header().eventId(), failure);
	}

	String reasonFor(UUID eventId) {
		String reason = reasons.getIfPresent(eventId);
		return reason == null ? "The process ended while the listener ran." : reason;
	}
}
