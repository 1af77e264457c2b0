package io.mirage.notification;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while the schema answers; tells from which severity on findings raise messages. */
@Component("notification")
class NotificationHealth extends AbstractHealthIndicator {

	private final NotificationSettings settings;

	NotificationHealth(NotificationSettings settings) {
		super("The notification schema does not answer");
		this.settings = settings;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up().withDetail("minimum_severity", settings.minimumSeverity().label());
	}
}
