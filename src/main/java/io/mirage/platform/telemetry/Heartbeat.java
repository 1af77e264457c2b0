package io.mirage.platform.telemetry;

import java.net.URI;
import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.InstanceHeartbeat;
import io.mirage.platform.PlatformProperties;
import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.DeploymentUnit;

/** Says every five seconds which modules live here and where their API answers, and once that they are leaving. */
@Component
class Heartbeat {

	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final DeploymentUnit unit;
	private final ActiveModules modules;
	private final BuildProperties build;
	private final Clock clock;
	private volatile @Nullable URI uri;

	Heartbeat(ApplicationEventPublisher events, TransactionTemplate transaction, DeploymentUnit unit,
			ActiveModules modules, BuildProperties build, Clock clock, PlatformProperties properties) {
		this.events = events;
		this.transaction = transaction;
		this.unit = unit;
		this.modules = modules;
		this.build = build;
		this.clock = clock;
		this.uri = properties.uri();
	}

	@EventListener
	void on(WebServerInitializedEvent event) {
		if (uri == null && event.getApplicationContext().getServerNamespace() == null) {
			uri = URI.create("http://127.0.0.1:" + event.getWebServer().getPort());
		}
	}

	@Scheduled(fixedRateString = "${mirage.heartbeat-interval:5s}")
	void beat() {
		send(false);
	}

	@EventListener
	void on(ContextClosedEvent event) {
		send(true);
	}

	private void send(boolean draining) {
		URI here = uri;
		if (here != null) {
			var heartbeat = new InstanceHeartbeat(EventHeader.of(unit.instanceId(), OrganisationId.DEFAULT, clock),
					unit.instanceId(), unit.name(), modules.ids(), here, String.valueOf(build.getVersion()), draining);
			transaction.executeWithoutResult(status -> events.publishEvent(heartbeat));
		}
	}
}
