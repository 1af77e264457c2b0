package io.mirage.gateway;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.gateway.ApiCall;
import io.mirage.events.gateway.ApiCallsRecorded;

/**
 * Collects state-changing calls and hands them to the audit trail in batches: every second, and once more when the last
 * request has been answered at shutdown. While the database is down they wait here.
 */
@Component
class AuditQueue implements SmartLifecycle {

	private static final Logger LOG = LoggerFactory.getLogger(AuditQueue.class);
	private static final int BATCH = 500;
	private static final int MAX_WAITING = 100_000;

	private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
	private final AtomicInteger size = new AtomicInteger();
	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final MeterRegistry metrics;
	private final Clock clock;
	private volatile boolean running;

	AuditQueue(ApplicationEventPublisher events, TransactionTemplate transaction, MeterRegistry metrics, Clock clock) {
		this.events = events;
		this.transaction = transaction;
		this.metrics = metrics;
		this.clock = clock;
		metrics.gauge("mirage.gateway.audit.waiting", size);
	}

	private record Waiting(OrganisationId organisation, ApiCall call) {}

	void add(OrganisationId organisation, ApiCall call) {
		if (size.incrementAndGet() > MAX_WAITING) {
			size.decrementAndGet();
			metrics.counter("mirage.gateway.audit.lost").increment();
			LOG.error("The audit trail cannot take any more: {} {} by {} is recorded here alone", call.method(), call.path(),
					call.actor());
			return;
		}
		queue.add(new Waiting(organisation, call));
	}

	int waiting() {
		return size.get();
	}

	@Scheduled(fixedDelayString = "${mirage.gateway.audit-interval:1s}")
	void flush() {
		List<Waiting> batch = take();
		while (!batch.isEmpty()) {
			try {
				publish(batch);
			} catch (RuntimeException notStored) {
				queue.addAll(batch);
				int waiting = size.addAndGet(batch.size());
				LOG.error("{} calls wait for the audit trail: {}", waiting, notStored.getMessage());
				return;
			}
			batch = take();
		}
	}

	private List<Waiting> take() {
		List<Waiting> batch = new ArrayList<>();
		for (Waiting next = queue.poll(); next != null; next = batch.size() < BATCH ? queue.poll() : null) {
			batch.add(next);
		}
		size.addAndGet(-batch.size());
		return batch;
	}

	private void publish(List<Waiting> batch) {
		Map<OrganisationId, List<ApiCall>> tenants = batch.stream().collect(Collectors.groupingBy(Waiting::organisation,
				Collectors.mapping(Waiting::call, Collectors.toList())));
		transaction.executeWithoutResult(status -> tenants.forEach((organisation, calls) -> events
				.publishEvent(new ApiCallsRecorded(EventHeader.of("audit", organisation, clock), calls))));
	}

	@Override
	public void start() {
		running = true;
	}

	/** After the web server, which stops in a later phase and therefore first. */
	@Override
	public void stop() {
		running = false;
		flush();
	}

	@Override
	public boolean isRunning() {
		return running;
	}

	@Override
	public int getPhase() {
		return 0;
	}
}
