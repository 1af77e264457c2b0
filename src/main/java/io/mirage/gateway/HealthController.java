package io.mirage.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.security.OpenToAll;

/** How the whole installation fares, in one look; for anybody, so it says up or down and nothing else. */
@RestController
class HealthController {

	/** Probes come often and everybody may ask: the modules are asked at most this often. */
	private static final Duration LIFE = Duration.ofSeconds(2);

	private final ActiveModules modules;
	private final Map<String, HealthIndicator> here;
	private final Instances instances;
	private final Clock clock;
	private volatile @Nullable Answer last;

	HealthController(ActiveModules modules, Map<String, HealthIndicator> here, Instances instances, Clock clock) {
		this.modules = modules;
		this.here = here;
		this.instances = instances;
		this.clock = clock;
	}

	record ModuleHealth(String status) {}

	/** @param status up if every module is, degraded if some are, down if none; a module may be unknown, too */
	record InstallationHealth(String status, Map<String, ModuleHealth> modules) {}

	private record Answer(InstallationHealth health, Instant at) {}

	@GetMapping("/api/v1/health")
	@OpenToAll
	InstallationHealth health() {
		Answer answer = last;
		if (answer == null || answer.at().plus(LIFE).isBefore(clock.instant())) {
			answer = new Answer(ask(), clock.instant());
			last = answer;
		}
		return answer.health();
	}

	private InstallationHealth ask() {
		Map<String, ModuleHealth> all = new TreeMap<>();
		modules.present().forEach(module -> all.put(module.id(), new ModuleHealth(here(module))));
		modules.absent().forEach(module -> all.put(module.id(), new ModuleHealth(word(!instances.of(module).isEmpty()))));
		long up = all.values().stream().filter(health -> health.status().equals("up")).count();
		return new InstallationHealth(up == all.size() ? "up" : up == 0 ? "down" : "degraded", all);
	}

	/** Of a module without an indicator nothing is known, which is not the same as well. */
	private String here(MirageModule module) {
		HealthIndicator indicator = here.get(module.id());
		if (indicator == null) {
			return "unknown";
		}
		Health health = indicator.health(false);
		return word(health != null && Status.UP.equals(health.getStatus()));
	}

	private static String word(boolean up) {
		return up ? "up" : "down";
	}
}
