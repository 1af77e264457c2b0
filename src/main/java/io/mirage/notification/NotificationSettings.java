package io.mirage.notification;

import java.time.Clock;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.configuration.Setting;
import io.mirage.events.configuration.SettingsChanged;
import io.mirage.events.correlation.Severity;
import io.mirage.events.platform.RepublishRequested;

/** What {@code settings/notification.yaml} declares, as it was told last. */
@Component
class NotificationSettings {

	static final String NAMESPACE = "notification";
	static final String MINIMUM_SEVERITY = "minimum-severity";
	static final Severity DEFAULT_MINIMUM = Severity.HIGH;

	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	NotificationSettings(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.events = events;
		this.clock = clock;
	}

	/** Changes that came while this process was away are told again. */
	@EventListener(ApplicationReadyEvent.class)
	@Transactional
	public void askForSettings() {
		events.publishEvent(new RepublishRequested(EventHeader.of(NAMESPACE, OrganisationId.DEFAULT, clock),
				SettingsChanged.class.getSimpleName(), NAMESPACE));
	}

	/** Idempotent and in any order: of each setting the highest version counts. */
	@ApplicationModuleListener
	void on(SettingsChanged event) {
		event.settings().stream().filter(setting -> setting.namespace().equals(NAMESPACE)).forEach(this::store);
	}

	Severity minimumSeverity() {
		return jdbc.sql("select value from notification.setting where key = ?").param(MINIMUM_SEVERITY).query(String.class)
				.optional().map(value -> Severity.of(json.readValue(value, String.class))).orElse(DEFAULT_MINIMUM);
	}

	private void store(Setting setting) {
		jdbc.sql("""
				insert into notification.setting as known (key, value, version) values (?, ?, ?)
				on conflict (key) do update set value = excluded.value, version = excluded.version
				where known.version < excluded.version""")
				.params(setting.key(), setting.value(), setting.version()).update();
	}
}
