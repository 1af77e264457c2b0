package io.mirage.gateway;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.support.HandClock;

import static org.assertj.core.api.Assertions.assertThat;

class HealthControllerTests {

	@Test
	void ofAModuleWithoutAnIndicatorNothingIsKnown() {
		HealthIndicator up = () -> Health.up().build();
		HealthIndicator down = () -> Health.down().build();
		HealthController controller = new HealthController(ActiveModules.all(), Map.of("scans", up, "storage", down), nobodyElsewhere(),
				new HandClock());

		HealthController.InstallationHealth health = controller.health();

		assertThat(health.status()).isEqualTo("degraded");
		assertThat(health.modules()).containsEntry("scans", new HealthController.ModuleHealth("up"))
				.containsEntry("storage", new HealthController.ModuleHealth("down"))
				.containsEntry("auth", new HealthController.ModuleHealth("unknown"));
	}

	/** Never asked, since all modules are here. */
	private static Instances nobodyElsewhere() {
		GatewayProperties properties = new Binder(new MapConfigurationPropertySource()).bindOrCreate("none", Bindable.of(GatewayProperties.class));
		return new Instances(JdbcClient.create(new DriverManagerDataSource()), properties, new HandClock());
	}
}
