package io.mirage.platform.readmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.MirageEvent;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanStarted;
import io.mirage.platform.modules.DeploymentUnit;
import io.mirage.support.Investigation;
import io.mirage.support.TestPostgres;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

class ScanFactsTests {

	private static final EntityRef WWW = host("www.aurora-kites.example");
	private static final EntityRef MAIL = host("mail.aurora-kites.example");
	private static final EntityRef WEB_SERVER = address("192.0.2.10");

	private JdbcClient database = freshDatabase();
	private FactWriter writer = writer("whole");
	private ScanFacts facts = reader();

	private void startWithNothing() {
		database = freshDatabase();
		writer = writer("whole");
		facts = reader();
	}

	@Test
	void mergesWhatSeveralCollectorsSay() {
		Investigation scan = story();
		scan.batches(2).forEach(writer::apply);

		FactEntity www = entities(scan).stream().filter(entity -> entity.entity().equals(WWW)).findFirst().orElseThrow();

		assertThat(www.collectors()).containsExactly("crtsh", "dns-records");
		assertThat(www.observations()).isEqualTo(2);
		assertThat(www.confidence()).isEqualTo(96);
		assertThat(www.attributes()).containsEntry("ttl", "300").containsEntry("issuer", "Kite CA");
		assertThat(www.tags()).containsExactly("a", "b");
		List<FactRelationship> relationships = new ArrayList<>();
		facts.forEachRelationship(scan.id(), Long.MAX_VALUE, relationships::add);
		assertThat(relationships).singleElement().satisfies(edge -> {
			assertThat(edge.source()).isEqualTo(WWW.id());
			assertThat(edge.target()).isEqualTo(WEB_SERVER.id());
		});
		List<FactDiscovery> discoveries = new ArrayList<>();
		facts.forEachDiscovery(scan.id(), discoveries::add);
		assertThat(discoveries).contains(new FactDiscovery(TARGET.id(), WWW.id()));
	}

	@Test
	void shuffledDoubledAndLateDeliveriesGiveTheSameRowsAndOneCompletion() {
		Investigation scan = story();
		List<MirageEvent> events = new ArrayList<>(scan.batches(1));
		events.add(scan.started(TARGET));
		events.add(scan.finished());
		assertThat(completions(events)).isEqualTo(1);
		List<FactEntity> undisturbed = entities(scan);

		for (long seed = 1; seed <= 5; seed++) {
			startWithNothing();
			List<MirageEvent> disturbed = new ArrayList<>(events);
			disturbed.addAll(scan.batches(2));
			disturbed.addAll(events);
			Collections.shuffle(disturbed, new Random(seed));

			assertThat(completions(disturbed)).as("completions with seed %d", seed).isEqualTo(1);
			assertThat(entities(scan)).as("entities with seed %d", seed).isEqualTo(undisturbed);
			assertThat(tasks(scan)).hasSize(scan.results().size());
		}
	}

	@Test
	void isNotCompleteWhileAResultIsMissing() {
		Investigation scan = story();
		writer.start(scan.started(TARGET));
		writer.finish(scan.finished());
		List<TasksCompleted> batches = scan.batches(1);

		batches.subList(1, batches.size()).forEach(batch -> assertThat(writer.apply(batch)).isFalse());
		assertThat(facts.findScan(scan.id())).hasValueSatisfying(known -> assertThat(known.complete()).isFalse());
		assertThat(facts.countOverdue(-1)).isEqualTo(1);

		assertThat(writer.apply(batches.getFirst())).isTrue();
		assertThat(facts.countOverdue(-1)).isZero();
	}

	@Test
	void dropsWhatComesAfterTheScanWasDeleted() {
		Investigation scan = story();
		List<TasksCompleted> batches = scan.batches(1);
		writer.apply(batches.getFirst());
		facts.forget(scan.deleted());

		batches.forEach(batch -> assertThat(writer.apply(batch)).isFalse());
		assertThat(writer.finish(scan.finished())).isFalse();
		assertThat(facts.findScan(scan.id())).isEmpty();
		assertThat(entities(scan)).isEmpty();
	}

	@Test
	void dropsAScanThatItHearsOfOnlyAfterItsDeletion() {
		Investigation scan = story();
		facts.forget(scan.deleted());

		assertThat(writer.start(scan.started(TARGET))).isFalse();
		scan.batches(1).forEach(batch -> assertThat(writer.apply(batch)).isFalse());
		assertThat(writer.finish(scan.finished())).isFalse();
		assertThat(facts.findScan(scan.id())).isEmpty();
		assertThat(entities(scan)).isEmpty();
	}

	@Test
	void knowsABlockedSourceFromAnEmptyOne() {
		Investigation scan = new Investigation();
		scan.ask("crtsh", TARGET).outcome(Outcome.BLOCKED).end();
		scan.ask("whois", TARGET).end();
		scan.batches(5).forEach(writer::apply);

		assertThat(tasks(scan)).extracting(FactTask::outcome).containsExactlyInAnyOrder(Outcome.BLOCKED, Outcome.EMPTY);
	}

	@Test
	void keepsHostileText() {
		Investigation scan = new Investigation();
		scan.ask("http-fetch", TARGET).saw(WWW, Map.of("title", "nul \0, half a pair \uD800, '; drop table scan; --")).end();
		scan.batches(1).forEach(writer::apply);

		assertThat(entities(scan).stream().filter(entity -> entity.entity().equals(WWW)).findFirst().orElseThrow().attributes())
				.containsEntry("title", "nul \uFFFD, half a pair \uFFFD, '; drop table scan; --");
	}

	@Test
	void isNotCompleteBeforeTheStartIsKnown() {
		Investigation scan = story();
		writer.finish(scan.finished());
		scan.batches(2).forEach(batch -> assertThat(writer.apply(batch)).isFalse());
		assertThat(facts.countOverdue(-1)).isEqualTo(1);

		assertThat(writer.start(scan.started(TARGET))).isTrue();
		assertThat(facts.findScan(scan.id())).hasValueSatisfying(known -> assertThat(known.targets()).containsExactly(TARGET));
	}

	@Test
	void unitsThatShareADatabaseStoreAFactOnceAndHearOfCompletionEach() {
		Investigation scan = story();
		FactWriter other = writer("reporting");
		writer.start(scan.started(TARGET));
		other.finish(scan.finished());
		List<TasksCompleted> batches = scan.batches(1);
		batches.forEach(batch -> assertThat(other.apply(batch)).isEqualTo(batch.equals(batches.getLast())));
		List<FactEntity> stored = entities(scan);

		assertThat(writer.apply(batches.getFirst())).isTrue();
		batches.forEach(batch -> assertThat(writer.apply(batch)).isFalse());
		assertThat(entities(scan)).isEqualTo(stored);
	}

	private static Investigation story() {
		Investigation scan = new Investigation();
		scan.ask("dns-records", TARGET).saw(WWW, Map.of("ttl", "60"), "b").saw(MAIL).end();
		scan.ask("crtsh", TARGET).saw(WWW, Map.of("ttl", "300", "issuer", "Kite CA"), "a").end();
		scan.ask("dns-records", WWW).saw(WEB_SERVER).related(WWW, RelationType.RESOLVES_TO, WEB_SERVER).end();
		scan.ask("dns-records", MAIL).end();
		return scan;
	}

	private long completions(List<MirageEvent> events) {
		return events.stream().filter(event -> switch (event) {
			case ScanStarted started -> writer.start(started);
			case ScanFinished finished -> writer.finish(finished);
			case TasksCompleted completed -> writer.apply(completed);
			default -> throw new IllegalArgumentException(event.toString());
		}).count();
	}

	private List<FactEntity> entities(Investigation scan) {
		List<FactEntity> entities = new ArrayList<>();
		facts.forEachEntity(scan.id(), entities::add);
		return entities;
	}

	private List<FactTask> tasks(Investigation scan) {
		List<FactTask> tasks = new ArrayList<>();
		facts.forEachTask(scan.id(), tasks::add);
		return tasks;
	}

	private FactWriter writer(String unit) {
		return new FactWriter(database, JsonMapper.shared(), new DeploymentUnit(unit, "1"));
	}

	private ScanFacts reader() {
		return new ScanFacts(database, new FactReader(database, JsonMapper.shared()), writer);
	}

	private static JdbcClient freshDatabase() {
		DriverManagerDataSource database = new DriverManagerDataSource(TestPostgres.freshDatabase(), TestPostgres.server().username(),
				TestPostgres.server().password());
		Flyway.configure().dataSource(database).schemas("facts").defaultSchema("facts").locations("classpath:db/migration/facts").load().migrate();
		return JdbcClient.create(database);
	}
}
