package io.mirage.discovery;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;

/** The service map. It belongs to the installation, so every organisation sees the same. */
@RestController
@RequestMapping({"/api/v1/system/services", "/api/v1/services"})
class ServiceController {

	record InstanceAnswer(String id, String unit, URI uri, String version, InstanceState state, Instant lastSeen) {}

	/** @param state that of its best instance; down if it has none */
	record ServiceAnswer(String module, InstanceState state, List<InstanceAnswer> instances) {}

	/** @param up how many of the modules can be reached
	 *  @param data in the order of the modules' ports */
	record ServiceMap(long up, int total, List<ServiceAnswer> data) {}

	private final Instances instances;
	private final DiscoveryProperties properties;
	private final Clock clock;

	ServiceController(Instances instances, DiscoveryProperties properties, Clock clock) {
		this.instances = instances;
		this.properties = properties;
		this.clock = clock;
	}

	@GetMapping
	@Needs(Permission.PLATFORM_READ)
	ServiceMap map(Caller caller) {
		List<Instance> all = instances.all();
		List<ServiceAnswer> services = Arrays.stream(MirageModule.values()).map(module -> service(module, all)).toList();
		long up = services.stream().filter(service -> service.state() == InstanceState.UP).count();
		return new ServiceMap(up, services.size(), services);
	}

	@GetMapping("/{module}")
	@Needs(Permission.PLATFORM_READ)
	ServiceAnswer get(@PathVariable String module, Caller caller) {
		MirageModule known = MirageModule.find(module).orElseThrow(
				() -> DiscoveryProblem.UNKNOWN_MODULE.because("There is no module '" + module + "'."));
		return service(known, instances.all());
	}

	private ServiceAnswer service(MirageModule module, List<Instance> all) {
		List<InstanceAnswer> its = all.stream().filter(instance -> instance.modules().contains(module.id()))
				.map(this::answer).toList();
		InstanceState best = its.stream().map(InstanceAnswer::state).min(Comparator.naturalOrder()).orElse(InstanceState.DOWN);
		return new ServiceAnswer(module.id(), best, its);
	}

	private InstanceAnswer answer(Instance instance) {
		return new InstanceAnswer(instance.id(), instance.unit(), instance.uri(), instance.version(),
				instance.state(clock.instant(), properties.expiry()), instance.lastSeen());
	}
}
