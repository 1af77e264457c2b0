package io.mirage.collection.network;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.configuration.Setting;
import io.mirage.events.configuration.SettingsChanged;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.platform.secrets.Vault;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(SettingsModuleTests.Ear.class)
class SettingsModuleTests {

	@Autowired Ear ear;
	@Autowired CollectionSettings settings;
	@Autowired SettingKeeping keeping;
	@Autowired NetworkProperties start;
	@Autowired JsonMapper json;
	@Autowired JdbcClient jdbc;
	@Autowired Clock clock;
	@Autowired Vault vault;
	@Autowired ApplicationContext context;

	private static long version;

	@TestComponent
	static class Ear {

		final ConcurrentLinkedDeque<RepublishRequested> heard = new ConcurrentLinkedDeque<>();

		@EventListener
		void on(RepublishRequested event) {
			heard.add(event);
		}
	}

	@BeforeEach
	void goOn() {
		version += 100;
	}

	@Test
	void asksForItsSettingsAtTheStart() {
		assertThat(ear.heard).extracting(RepublishRequested::event).contains("SettingsChanged");
	}

	@Test
	void settingsCountInWhateverOrderAndHoweverOftenTheyCome() throws Exception {
		List<SettingsChanged> changes = new ArrayList<>();
		for (int change = 1; change <= 5; change++) {
			changes.add(change("network.timeout", "\"" + change + "s\"", version + change));
		}
		changes.addAll(List.copyOf(changes));
		Collections.shuffle(changes, new Random(7));

		new Deliveries(context).deliver(changes);

		assertThat(settings.network().timeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(stored("network.timeout")).containsEntry("value", "\"5s\"").containsEntry("version", version + 5);
	}

	@Test
	void otherModulesSettingsAreNoneOfItsBusiness() {
		new Deliveries(context).deliver(new SettingsChanged(header(), List.of(new Setting("scans", "scans.only", "1", version))));

		assertThat(jdbc.sql("select count(*) from collection.setting where key = 'scans.only'").query(Long.class).single()).isZero();
	}

	@Test
	void settingsOutliveTheProcess() throws Exception {
		new Deliveries(context).deliver(change("network.max-bytes", "4711", version));
		CollectionSettings fresh = new CollectionSettings(start, json);

		new SettingKeeping(jdbc, fresh, vault, json, context, clock).load();

		assertThat(fresh.network().maxBytes()).isEqualTo(4711);
	}

	@Test
	void whatAnotherProcessHeardCountsHereToo() throws Exception {
		jdbc.sql("""
				insert into collection.setting (key, value, version) values ('network.calls-per-host', '9', :version)
				on conflict (key) do update set value = '9', version = excluded.version""").param("version", version).update();

		keeping.reload();

		assertThat(settings.network().callsPerHost()).isEqualTo(9);
	}

	@Test
	void aSecretIsKeptSealedAndOpensForItsOwnSettingOnly() {
		String sealed = vault.seal("k-quartz k-topaz", Vault.contextOf("collection", "source-secret.kites.key"));
		new Deliveries(context).deliver(new SettingsChanged(header(), List.of(
				new Setting("collection", "source-secret.kites.key", "null", version, sealed),
				new Setting("collection", "source-secret.other.key", "null", version, sealed))));

		assertThat(settings.ofSource("kites", "key")).contains("k-quartz k-topaz");
		assertThat(settings.ofSource("other", "key")).as("sealed for another setting").isEmpty();
		assertThat(jdbc.sql("select count(*) from collection.setting where value like '%quartz%' or sealed like '%quartz%'")
				.query(Long.class).single()).isZero();

		new Deliveries(context).deliver(new SettingsChanged(header(), List.of(
				new Setting("collection", "source-secret.kites.key", "null", version + 1))));
		assertThat(settings.ofSource("kites", "key")).as("taken away again").isEmpty();
	}

	@Test
	void theDeclaredDefaultsAreThoseOfAnInstallationWithoutConfiguration() throws Exception {
		CollectionSettings declared = new CollectionSettings(start, json);
		List<Setting> defaults = new ArrayList<>();
		for (Map<String, Object> setting : declarations()) {
			if (setting.containsKey("default") && !String.valueOf(setting.get("key")).contains("*")) {
				defaults.add(new Setting("collection", String.valueOf(setting.get("key")), json.writeValueAsString(setting.get("default")), 1));
			}
		}
		declared.learn(defaults);

		assertThat(defaults).extracting(Setting::key).contains("network.resolvers", "network.connect-to", "network.restrict-to-connect-to",
				"network.trusted-certificates", "network.user-agent", "network.timeout", "source.crtsh.base-url").doesNotHaveDuplicates();
		assertThat(declared.network()).isEqualTo(NetworkOptions.of(Wire.startValues()));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> declarations() throws Exception {
		try (var in = new ClassPathResource("settings/collection.yaml").getInputStream()) {
			return (List<Map<String, Object>>) new Yaml().load(in);
		}
	}

	private Map<String, Object> stored(String key) {
		return jdbc.sql("select value, version from collection.setting where key = :key").param("key", key).query().singleRow();
	}

	private SettingsChanged change(String key, String value, long version) {
		return new SettingsChanged(header(), List.of(new Setting("collection", key, value, version)));
	}

	private EventHeader header() {
		return EventHeader.of("settings", OrganisationId.DEFAULT, clock);
	}
}
