package io.mirage.discovery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.discovery.InstanceStateChanged;
import io.mirage.events.platform.InstanceHeartbeat;

/** Hears the signs of life, notices when they stop, and announces what changed by either. */
@Service
class Attendance {

	private final Instances instances;
	private final DiscoveryProperties properties;
	private final DiscoveryMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	Attendance(Instances instances, DiscoveryProperties properties, DiscoveryMetrics metrics,
			ApplicationEventPublisher events, Clock clock) {
		this.instances = instances;
		this.properties = properties;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	/** Idempotent and in any order: the state follows from the latest signs of life, whenever they were heard. */
	@ApplicationModuleListener
	void on(InstanceHeartbeat event) {
		announceChange(instances.note(event));
	}

	/** Several discovery processes may do this at once. */
	@Scheduled(fixedDelayString = "${mirage.discovery.sweep-interval:2s}")
	@Transactional
	public void sweep() {
		instances.forgetSilentSince(clock.instant().minus(properties.forgetAfter()));
		List<Instance> all = instances.all();
		all.forEach(this::announceChange);
		Instant now = clock.instant();
		metrics.show(all.stream().map(instance -> instance.state(now, properties.expiry())).toList());
	}

	private void announceChange(Instance instance) {
		InstanceState state = instance.state(clock.instant(), properties.expiry());
		if (state != instance.announced() && instances.announce(instance, state)) {
			events.publishEvent(new InstanceStateChanged(EventHeader.of(instance.id(), OrganisationId.DEFAULT, clock),
					instance.id(), instance.modules(), instance.uri(), state.label()));
		}
	}
}
