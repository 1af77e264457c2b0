package io.mirage.configuration;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.configuration.Setting;
import io.mirage.events.configuration.SettingsChanged;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@RecordApplicationEvents
class ConfigurationModuleTests {

	private final SettingsKeeping keeping;
	private final Settings settings;
	private final Declarations declarations;
	private final ConfigurationHealth health;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;

	ConfigurationModuleTests(@Autowired ApplicationContext context, @Autowired SettingsKeeping keeping,
			@Autowired Settings settings, @Autowired Declarations declarations, @Autowired ConfigurationHealth health,
			@Autowired JdbcClient jdbc) {
		this.keeping = keeping;
		this.settings = settings;
		this.declarations = declarations;
		this.health = health;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void startWithDefaults() {
		List.of("setting", "setting_version").forEach(table -> jdbc.sql("truncate configuration." + table).update());
	}

	@Test
	void everyChangeIsAnnouncedOnceWithItsVersion(ApplicationEvents published) {
		set("workers", 8);
		set("workers", 8);
		keeping.reset("practice", "workers", "ann");
		keeping.reset("practice", "workers", "ann");

		assertThat(announced(published)).containsExactly(new Setting("practice", "workers", "8", 1),
				new Setting("practice", "workers", "4", 2));
	}

	@Test
	void tellsAllThatEverChangedOnRequest(ApplicationEvents published) {
		set("workers", 8);
		set("strict", true);
		keeping.reset("practice", "strict", "ann");
		published.clear();
		var request = new RepublishRequested(EventHeader.of("x", OrganisationId.DEFAULT, Clock.systemUTC()), "SettingsChanged", "x");
		deliveries.deliver(request, request, new RepublishRequested(request.header(), "SigningKeyPublished", "x"));

		assertThat(announced(published)).hasSize(4).containsOnly(new Setting("practice", "workers", "8", 1),
				new Setting("practice", "strict", "false", 2));
	}

	@Test
	void changesAtOnceGetDifferentVersions() throws Exception {
		List<Callable<Item>> changes = IntStream.rangeClosed(1, 20).<Callable<Item>>mapToObj(i -> () -> set("workers", i)).toList();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var change : threads.invokeAll(changes)) {
				change.get();
			}
		}
		assertThat(settings.history(declarations.get("practice", "workers"))).extracting(Change::version)
				.containsExactlyElementsOf(LongStream.rangeClosed(1, 20).map(i -> 21 - i).boxed().toList());
	}

	@Test
	void theHistoryHasAnEnd() {
		for (int i = 1; i <= 105; i++) {
			set("workers", 1 + i % 2);
		}
		assertThat(settings.history(declarations.get("practice", "workers"))).hasSize(100).first()
				.extracting(Change::version).isEqualTo(105L);
	}

	@Test
	void aStoredValueThatIsNotAllowedAnyMoreCountsAsNotSet() {
		set("workers", 8);
		jdbc.sql("update configuration.setting set value = '\"eight\"'").update();

		assertThat(keeping.items("practice")).filteredOn(item -> item.declaration().key().equals("workers")).singleElement()
				.satisfies(item -> assertThat(item.value().intValue()).isEqualTo(4));
		assertThat(health.health().getDetails()).containsEntry("ignored_values", List.of("practice workers"));
	}

	private Item set(String key, Object value) {
		return keeping.set("practice", key, JsonMapper.shared().valueToTree(value), "ann");
	}

	private static List<Setting> announced(ApplicationEvents published) {
		return published.stream(SettingsChanged.class).flatMap(event -> event.settings().stream()).toList();
	}
}
