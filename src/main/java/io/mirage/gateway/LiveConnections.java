package io.mirage.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The screens that watch now. At shutdown they are let go before the web server waits for its last requests. */
@Component
class LiveConnections implements SmartLifecycle {

	private final Set<LiveConnection> open = ConcurrentHashMap.newKeySet();
	private final AtomicInteger count = new AtomicInteger();
	private final GatewayProperties properties;
	private final JsonMapper json;
	private final Counter dropped;
	private volatile boolean running;

	LiveConnections(GatewayProperties properties, JsonMapper json, MeterRegistry metrics) {
		this.properties = properties;
		this.json = json;
		dropped = metrics.counter("mirage.gateway.live.dropped");
		metrics.gauge("mirage.gateway.live.connections", count);
	}

	/** @throws io.mirage.platform.web.ProblemException if there are too many, or the gateway is stopping */
	void add(LiveConnection connection) {
		if (count.incrementAndGet() > properties.maxLiveConnections()) {
			count.decrementAndGet();
			throw GatewayProblem.TOO_MANY_SCREENS.because("Already " + properties.maxLiveConnections()
					+ " live connections are open. Close one or try again later.").retryAfter(properties.liveHeartbeat());
		}
		open.add(connection);
		if (!running) {
			connection.end();
		}
	}

	void remove(LiveConnection connection) {
		if (open.remove(connection)) {
			count.decrementAndGet();
		}
	}

	/** Never waits for a reader. What nobody wants to see is not even turned into JSON. */
	void send(LiveEvent event) {
		String frame = null;
		for (LiveConnection connection : open) {
			if (connection.wants(event)) {
				frame = frame == null ? frame(event) : frame;
				if (!connection.offer(frame)) {
					dropped.increment();
				}
			}
		}
	}

	/** JSON has no line break outside of its escapes, so the data is one line. */
	private String frame(LiveEvent event) {
		return "id: " + event.id() + "\nevent: " + event.name() + "\ndata: " + json.writeValueAsString(event.data()) + "\n\n";
	}

	/** Whoever has been signed out elsewhere sees nothing more within seconds. */
	@Scheduled(fixedDelayString = "3s", initialDelayString = "3s")
	void review() {
		open.forEach(LiveConnection::review);
	}

	int size() {
		return count.get();
	}

	/** How many readers were too slow since the start. */
	long dropped() {
		return (long) dropped.count();
	}

	@Override
	public void start() {
		running = true;
	}

	@Override
	public void stop() {
		running = false;
		open.forEach(LiveConnection::end);
	}

	@Override
	public boolean isRunning() {
		return running;
	}
}
