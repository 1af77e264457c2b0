package io.mirage.notification;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

import io.mirage.notification.delivery.Deliveries;

/** Up while the schema answers; tells from which severity on findings raise messages, and how many deliveries are dead. */
@Component("notification")
class NotificationHealth extends AbstractHealthIndicator {

	private final NotificationSettings settings;
	private final Deliveries deliveries;

	NotificationHealth(NotificationSettings settings, Deliveries deliveries) {
		super("The notification schema does not answer");
		this.settings = settings;
		this.deliveries = deliveries;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up().withDetail("minimum_severity", settings.minimumSeverity().label())
				.withDetail("dead_deliveries", deliveries.countDead());
	}
}
