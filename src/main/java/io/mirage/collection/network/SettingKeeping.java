package io.mirage.collection.network;

import java.sql.Types;
import java.time.Clock;
import java.util.List;

import jakarta.annotation.PostConstruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.configuration.Setting;
import io.mirage.events.configuration.SettingsChanged;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.platform.secrets.SealedColumn;
import io.mirage.platform.secrets.Vault;

/** Keeps the settings of collection over restarts and, since only one process of a unit hears of a change, between processes. */
@Component
class SettingKeeping {

	private static final Logger LOG = LoggerFactory.getLogger(SettingKeeping.class);
	static final SealedColumn SEALED = new SealedColumn("collection.setting", "key", "sealed",
			key -> Vault.contextOf(CollectionSettings.NAMESPACE, key));

	private final JdbcClient jdbc;
	private final CollectionSettings settings;
	private final Vault vault;
	private final JsonMapper json;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	SettingKeeping(JdbcClient jdbc, CollectionSettings settings, Vault vault, JsonMapper json, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.vault = vault;
		this.json = json;
		this.events = events;
		this.clock = clock;
	}

	/** Before the first task can run, so that no call is decided by start values that were changed long ago. */
	@PostConstruct
	void load() {
		settings.learn(jdbc.sql("select key, value, version, sealed from collection.setting")
				.query((row, number) -> opened(new Setting(CollectionSettings.NAMESPACE, row.getString("key"), row.getString("value"),
						row.getLong("version"), row.getString("sealed"))))
				.list());
	}

	@Scheduled(fixedDelayString = "${mirage.collection.network.reload-interval:5s}")
	void reload() {
		try {
			load();
		} catch (DataAccessException storeAway) {
			LOG.warn("Settings could not be read again, the known ones stay: {}", storeAway.getMessage());
		}
	}

	/** Changes that came while this process was away are told again. */
	@EventListener(ApplicationReadyEvent.class)
	@Transactional
	void askForSettings() {
		events.publishEvent(new RepublishRequested(EventHeader.of(CollectionSettings.NAMESPACE, OrganisationId.DEFAULT, clock),
				SettingsChanged.class.getSimpleName(), CollectionSettings.NAMESPACE));
	}

	/** Idempotent and in any order: a version that is not newer changes nothing. */
	@ApplicationModuleListener
	void on(SettingsChanged event) {
		List<Setting> ours = event.settings().stream().filter(setting -> setting.namespace().equals(CollectionSettings.NAMESPACE)).toList();
		ours.stream().sorted((one, other) -> one.key().compareTo(other.key())).forEach(this::store);
		settings.learn(ours.stream().map(this::opened).toList());
	}

	/** Secrets are in clear in the memory of those who use them, and nowhere else. One that does not open counts as not set. */
	private Setting opened(Setting setting) {
		String sealed = setting.sealed();
		if (sealed == null) {
			return setting;
		}
		try {
			String secret = vault.openText(sealed, Vault.contextOf(CollectionSettings.NAMESPACE, setting.key()));
			return new Setting(setting.namespace(), setting.key(), json.writeValueAsString(secret), setting.version());
		} catch (IllegalStateException | IllegalArgumentException shut) {
			LOG.error("The secret {} cannot be opened: {}", setting.key(), shut.getMessage());
			return new Setting(setting.namespace(), setting.key(), "null", setting.version());
		}
	}

	private void store(Setting setting) {
		jdbc.sql("""
				insert into collection.setting (key, value, version, sealed) values (:key, :value, :version, :sealed)
				on conflict (key) do update set value = excluded.value, version = excluded.version, sealed = excluded.sealed
				where setting.version < excluded.version""")
				.param("key", setting.key()).param("value", setting.value()).param("version", setting.version())
				.param("sealed", setting.sealed(), Types.VARCHAR).update();
	}
}
