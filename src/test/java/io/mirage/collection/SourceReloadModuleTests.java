package io.mirage.collection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.platform.data.DataFolder;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A source that comes as a file works at once, and what waits for one that goes ends. */
@ModuleTest
@Import(Script.class)
@TestPropertySource(properties = "mirage.collection.declared.check-interval=50ms")
class SourceReloadModuleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final String KITES = """
			id: kites
			name: Kites
			description: Kites of a domain
			home: https://kites.example
			terms: CC0
			verified: documented
			base-url: https://api.kites.example
			ask: [{about: [DomainName, Hostname], get: "/{question}"}]
			answer: {kind: regex, pattern: "https://(?<host>[a-z.-]+)/"}
			facts: [{entity: Name, value: host, relation: contains}]
			""";

	private final Script script;
	private final Deliveries deliveries;
	private final Path file;
	private final CollectionHealth health;

	SourceReloadModuleTests(@Autowired ApplicationContext context, @Autowired Script script, @Autowired DataFolder data,
			@Autowired CollectionHealth health) throws IOException {
		this.script = script;
		this.deliveries = new Deliveries(context);
		this.health = health;
		this.file = Files.createDirectories(data.resolve("sources")).resolve("kites.yaml");
	}

	@AfterEach
	void remove() throws IOException {
		Files.deleteIfExists(file);
		Awaitility.await().atMost(PATIENCE).until(() -> !offered("kites"));
	}

	@Test
	void aNewFileIsAnnouncedAndAsked() throws IOException {
		Files.writeString(file, KITES);
		Awaitility.await().atMost(PATIENCE).until(() -> announced("kites"));

		Orders orders = new Orders();
		deliveries.deliver(orders.plan("kites", "www.aurora-kites.example"));
		TaskResult result = Awaitility.await().atMost(PATIENCE).until(() -> results(orders), found -> !found.isEmpty()).getFirst();

		assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
		assertThat(result.observations()).extracting(observation -> observation.entity().value()).containsExactly("api.kites.example");
		assertThat(result.observations().getFirst().rawSha256()).isNotNull();
		assertThat(result.requests()).isEqualTo(1);
	}

	@Test
	void aBrokenFileIsToldToOperators() throws IOException {
		Files.writeString(file, KITES.replace("entity: Name", "entity: Kite"));

		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(String.valueOf(health.health().getDetails().get("broken_sources")))
				.contains("kites.yaml, line 10: facts[0].entity is 'Kite'"));
	}

	@Test
	void aTaskOfASourceThatIsGoneIsSkipped() throws IOException {
		Files.writeString(file, KITES);
		Awaitility.await().atMost(PATIENCE).until(() -> announced("kites"));
		script.declared.clear();
		Files.delete(file);
		Awaitility.await().atMost(PATIENCE).until(() -> !script.declared.isEmpty() && !offered("kites"));

		Orders orders = new Orders();
		deliveries.deliver(orders.plan("kites", "www.aurora-kites.example"));

		TaskResult result = Awaitility.await().atMost(PATIENCE).until(() -> results(orders), found -> !found.isEmpty()).getFirst();
		assertThat(result.state()).isEqualTo(TaskState.SKIPPED);
		assertThat(result.detail()).isEqualTo("This installation has no collector 'kites'.");
	}

	private boolean announced(String id) {
		return script.declared.stream().anyMatch(event -> event.collectors().stream().map(CollectorDescriptor::id).anyMatch(id::equals));
	}

	private boolean offered(String id) {
		return script.declared.isEmpty() || script.declared.stream().reduce((earlier, later) -> later).orElseThrow().collectors().stream()
				.map(CollectorDescriptor::id).anyMatch(id::equals);
	}

	private List<TaskResult> results(Orders orders) {
		return script.announced.stream().filter(event -> event.scanId().equals(orders.id())).flatMap(event -> event.results().stream()).toList();
	}
}
