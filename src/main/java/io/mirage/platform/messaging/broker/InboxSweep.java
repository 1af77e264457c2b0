package io.mirage.platform.messaging.broker;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.mirage.platform.modules.DeploymentUnit;

/** Forgets events seven days after they came: no broker redelivers later than that. */
@Component
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class InboxSweep {

	private final JdbcClient database;
	private final String schema;

	InboxSweep(JdbcClient database, DeploymentUnit unit) {
		this.database = database;
		this.schema = unit.schema();
	}

	@Scheduled(fixedDelayString = "1h")
	void sweep() {
		database.sql("delete from " + schema + ".inbox where received_at < now() - interval '7 days'").update();
	}
}
