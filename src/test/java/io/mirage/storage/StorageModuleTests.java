package io.mirage.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Observation;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.TaskId;
import io.mirage.events.storage.FactsStored;
import io.mirage.events.storage.ScanStored;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(Heard.class)
class StorageModuleTests {

	private static final List<String> TABLES = List.of("entity", "observation", "entity_collector", "attribute_version",
			"scan_entity", "relationship", "relationship_observation", "scan", "applied_task", "asked");
	private static final EntityRef WWW = host("www.aurora-kites.example");

	private final JdbcClient jdbc;
	private final Entities entities;
	private final Heard heard;
	private final Explanations explanations;
	private final Deliveries deliveries;

	StorageModuleTests(@Autowired ApplicationContext context, @Autowired JdbcClient jdbc, @Autowired Entities entities,
			@Autowired Explanations explanations, @Autowired Heard heard) {
		this.jdbc = jdbc;
		this.entities = entities;
		this.explanations = explanations;
		this.heard = heard;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forgetEverything() {
		TABLES.forEach(table -> jdbc.sql("truncate storage." + table).update());
		heard.forget();
	}

	@Test
	void targetsAreFactsBeforeAnythingIsKnownOfThem() {
		deliveries.deliver(new Investigation().started(TARGET));

		EntityView target = entity(TARGET);
		assertThat(target.confidence()).isEqualTo(100);
		assertThat(target.collectors()).isEmpty();
		assertThat(target.scanIds()).hasSize(1);
	}

	@Test
	void everyFurtherCollectorAddsConfidenceAndTheLaterAttributeCounts() {
		Investigation scan = new Investigation();
		scan.ask("dns", TARGET).saw(WWW, 60, Map.of("ttl", "60"), "b").end();
		scan.ask("crtsh", TARGET).saw(WWW, 50, Map.of("ttl", "300", "issuer", "Kite CA"), "a").end();
		deliveries.deliver(scan.batches(1));

		EntityView www = entity(WWW);
		assertThat(www.confidence()).isEqualTo(80);
		assertThat(www.collectors()).containsExactly("crtsh", "dns");
		assertThat(www.tags()).containsExactly("a", "b");
		assertThat(www.attributes()).containsExactlyInAnyOrderEntriesOf(Map.of("ttl", "300", "issuer", "Kite CA"));
		assertThat(www.observationCount()).isEqualTo(2);
		assertThat(entities.history(OrganisationId.DEFAULT, WWW.id()))
				.extracting(EntityView.AttributeVersion::value).containsExactly("Kite CA", "300", "60");
	}

	@Test
	void anyOrderAndAnyRepetitionGiveTheSameTables() {
		Investigation scan = story();
		List<MirageEvent> events = new ArrayList<>(scan.batches(3));
		events.add(scan.started(TARGET));
		events.add(scan.finished());
		deliveries.deliver(events);
		List<String> undisturbed = dump();

		for (long seed = 1; seed <= 5; seed++) {
			forgetEverything();
			List<MirageEvent> disturbed = new ArrayList<>(events);
			disturbed.addAll(scan.batches(7));
			disturbed.addAll(events);
			Collections.shuffle(disturbed, new Random(seed));
			deliveries.deliver(disturbed);

			assertThat(dump()).as("seed %d", seed).isEqualTo(undisturbed);
		}
	}

	@Test
	void announcesWhatIsNewAndOnceThatAllIsStored() {
		Investigation scan = story();
		deliveries.deliver(scan.finished());
		deliveries.deliver(scan.batches(4));
		deliveries.deliver(scan.batches(4));
		deliveries.deliver(scan.finished());

		assertThat(heard.all(ScanStored.class)).singleElement().satisfies(stored -> {
			assertThat(stored.entities()).isEqualTo(jdbcCount("scan_entity"));
			assertThat(stored.observations()).isEqualTo(jdbcCount("observation"));
			assertThat(stored.relationships()).isEqualTo(jdbcCount("relationship"));
		});
		assertThat(heard.all(FactsStored.class).stream().mapToInt(FactsStored::newEntities).sum())
				.isEqualTo((int) jdbcCount("scan_entity"));
	}

	@Test
	void oneThingInTwoOrganisationsIsTwoRows() {
		OrganisationId other = OrganisationId.create(Instant.EPOCH);
		Investigation theirs = new Investigation(other);
		theirs.ask("dns", TARGET).saw(WWW, Map.of("secret", "theirs")).end();
		Investigation ours = new Investigation();
		ours.ask("dns", TARGET).saw(WWW).end();
		deliveries.deliver(theirs.batches(1));
		deliveries.deliver(ours.batches(1));

		assertThat(entity(WWW).attributes()).isEmpty();
		assertThat(entities.findById(other, WWW.id()).orElseThrow().attributes()).containsEntry("secret", "theirs");
	}

	@Test
	void deletingAScanLeavesWhatOtherScansKnow() {
		Investigation kept = new Investigation();
		kept.ask("dns", TARGET).saw(WWW, 60, Map.of("ttl", "60")).related(TARGET, RelationType.RESOLVES_TO, WWW).end();
		deliveries.deliver(kept.batches(1));
		List<String> before = dump();
		Investigation gone = story();
		deliveries.deliver(gone.batches(2));
		deliveries.deliver(gone.deleted());
		deliveries.deliver(gone.batches(5));

		assertThat(dump()).filteredOn(row -> !row.contains(gone.id().toString())).isEqualTo(before);
		assertThat(dump()).filteredOn(row -> row.contains(gone.id().toString())).hasSize(1);
	}

	@Test
	void explainsHowTheScanCameToAnEntity() {
		Investigation scan = new Investigation();
		EntityRef address = address("192.0.2.10");
		scan.ask("dns", TARGET).saw(WWW).saw(TARGET).end();
		scan.ask("dns", WWW).saw(address).saw(WWW).related(WWW, RelationType.RESOLVES_TO, address).end();
		scan.ask("reverse-dns", address).saw(WWW).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(1));

		jdbc.sql("update storage.observation set raw_sha256 = 'abc'").update();

		var steps = explanations.explain(OrganisationId.DEFAULT, scan.id().value(), address.id());

		assertThat(steps).extracting(step -> step.entity().value())
				.containsExactly("aurora-kites.example", "www.aurora-kites.example", "192.0.2.10");
		assertThat(steps.getFirst().collector()).isNull();
		assertThat(steps.getLast().collector()).isEqualTo("dns");
		assertThat(steps.getLast().relation()).isEqualTo(RelationType.RESOLVES_TO);
		TaskId task = TaskId.of(scan.id(), "dns", WWW.id());
		assertThat(steps.getLast().taskId()).isEqualTo(task.value());
		assertThat(steps.getLast().observationId()).isEqualTo(Observation.idOf(task, address));
		assertThat(steps.getLast().rawSha256()).isEqualTo("abc");
	}

	@Test
	void hostileTextIsStoredAndHarmless() {
		Investigation scan = new Investigation();
		String hostile = "<script>\u0000\u001b[31m=cmd()\u202e\ud800'; drop table storage.entity; --" + "x".repeat(1_000_000);
		EntityRef page = EntityRef.of(EntityType.WEB_PAGE, "p" + "ä".repeat(4000));
		scan.ask("http-fetch", TARGET).saw(page, Map.of("title", hostile, "h".repeat(5000), "v"), "tag\u0000").end();
		deliveries.deliver(scan.batches(1));

		assertThat(entity(page).attributes().get("title")).startsWith("<script>\ufffd\u001b[31m=cmd()\u202e\ufffd'; drop");
		assertThat(entity(page).tags()).containsExactly("tag\ufffd");
	}

	private static Investigation story() {
		Investigation scan = new Investigation();
		for (int i = 0; i < 12; i++) {
			EntityRef name = host("host" + i % 7 + ".aurora-kites.example");
			scan.ask("dns-" + i, TARGET).saw(name, 40 + i, Map.of("order", "n" + i, "ttl", "300"), "t" + i % 3)
					.saw(WWW, 30 + i, Map.of("seen", "by " + i)).related(TARGET, RelationType.CONTAINS, name, "r" + i % 2)
					.related(name, RelationType.ALIAS_OF, WWW).end();
		}
		return scan;
	}

	private EntityView entity(EntityRef ref) {
		return entities.findById(OrganisationId.DEFAULT, new EntityId(ref.id().value())).orElseThrow();
	}

	private long jdbcCount(String table) {
		return jdbc.sql("select count(*) from storage." + table).query(Long.class).single();
	}

	private List<String> dump() {
		return TABLES.stream().flatMap(table -> jdbc.sql("select '" + table + ' ' + "' || row_to_json(t)::text from storage."
				+ table + " t order by 1").query(String.class).list().stream()).toList();
	}
}
