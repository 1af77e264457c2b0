package io.mirage.visualization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.visualization.GraphReady;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(VisualizationModuleTests.Ear.class)
class VisualizationModuleTests {

	private static final List<String> DRAWN = List.of("visualization.graph", "visualization.node", "visualization.edge");
	private static final List<String> FACTS = List.of("facts.scan_task", "facts.scan_entity", "facts.scan_observation",
			"facts.scan_relationship");

	private final JdbcClient jdbc;
	private final DrawnGraphs graphs;
	private final VisualizationHealth health;
	private final Ear ear;
	private final MeterRegistry meters;
	private final Deliveries deliveries;

	VisualizationModuleTests(@Autowired ApplicationContext context, @Autowired JdbcClient jdbc, @Autowired DrawnGraphs graphs,
			@Autowired VisualizationHealth health, @Autowired Ear ear, @Autowired MeterRegistry meters) {
		this.meters = meters;
		this.ear = ear;
		this.jdbc = jdbc;
		this.graphs = graphs;
		this.health = health;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forgetEverything() {
		jdbc.sql("truncate facts.scan, facts.completion, " + String.join(", ", DRAWN) + ", " + String.join(", ", FACTS)).update();
		ear.heard.clear();
	}

	@Test
	void drawsTheGraphOfAFinishedScanOnce() {
		Investigation scan = GraphStories.tell(new Investigation());
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(1));
		assertThat(ear.heard).isEmpty();

		deliveries.deliver(scan.finished());

		assertThat(ear.heard).singleElement().satisfies(ready -> {
			assertThat(ready.scanId()).isEqualTo(scan.id());
			assertThat(ready.nodes()).isEqualTo(GraphStories.NODES);
			assertThat(ready.edges()).isEqualTo(GraphStories.EDGES);
			assertThat(ready.header().organisationId()).isEqualTo(OrganisationId.DEFAULT);
		});
	}

	@Test
	void anyOrderAndAnyRepetitionGiveTheSamePictureAndOneAnnouncement() {
		Investigation scan = GraphStories.tell(new Investigation());
		List<MirageEvent> events = new ArrayList<>(scan.batches(1));
		events.add(scan.started(TARGET));
		events.add(scan.finished());
		deliveries.deliver(events);
		List<String> undisturbed = dump();
		ear.heard.clear();

		for (long seed = 1; seed <= 5; seed++) {
			forgetEverything();
			List<MirageEvent> disturbed = new ArrayList<>(events);
			disturbed.addAll(scan.batches(2));
			disturbed.addAll(events);
			Collections.shuffle(disturbed, new Random(seed));
			deliveries.deliver(disturbed);

			assertThat(dump()).as("seed %d", seed).isEqualTo(undisturbed);
			assertThat(ear.heard).as("seed %d", seed).hasSize(1);
			ear.heard.clear();
		}
	}

	@Test
	void countsWhatItDraws() {
		double before = meters.counter("mirage.visualization.nodes").count();
		Investigation scan = GraphStories.tell(new Investigation());
		deliveries.deliver(scan.started(TARGET), scan.finished());
		deliveries.deliver(scan.batches(1));

		assertThat(meters.counter("mirage.visualization.nodes").count() - before).isEqualTo(GraphStories.NODES);
		assertThat(meters.timer("mirage.visualization.layout").count()).isPositive();
	}

	@Test
	void aDeletedScanLeavesNothing() {
		Investigation scan = GraphStories.tell(new Investigation());
		Investigation other = GraphStories.tell(new Investigation());
		for (Investigation each : List.of(scan, other)) {
			deliveries.deliver(each.started(TARGET));
			deliveries.deliver(each.batches(1));
			deliveries.deliver(each.finished());
		}
		deliveries.deliver(scan.deleted());
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(1));
		deliveries.deliver(scan.finished());

		for (String table : Stream.concat(DRAWN.stream(), FACTS.stream()).toList()) {
			assertThat(rows(table, scan)).as(table).isZero();
			assertThat(rows(table, other)).as(table).isPositive();
		}
	}

	@Test
	void largeGraphsAreStoredInSeveralBatches() {
		Investigation scan = new Investigation();
		var dns = scan.ask("dns-brute", TARGET);
		for (int i = 0; i < 6000; i++) {
			dns.saw(Investigation.host("h" + i + ".aurora-kites.example"));
		}
		dns.end();
		deliveries.deliver(scan.started(TARGET), scan.finished());
		deliveries.deliver(scan.batches(1));

		Picture picture = graphs.find(scan.id(), OrganisationId.DEFAULT).orElseThrow();
		assertThat(picture.totalNodes()).isEqualTo(6001);
		assertThat(picture.nodes(0, 10_000)).hasSize(6001).extracting(Node::id).doesNotHaveDuplicates();
		assertThat(picture.nodes(4999, 5001)).hasSize(2);
	}

	@Test
	void callsItselfUnhealthyWhenResultsStayAway() {
		assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
		Investigation scan = GraphStories.tell(new Investigation());
		deliveries.deliver(scan.finished());
		jdbc.sql("update facts.scan set finished_at = now() - interval '1 day'").update();

		assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
	}

	private long rows(String table, Investigation scan) {
		return jdbc.sql("select count(*) from " + table + " where scan_id = ?").param(scan.id().value())
				.query(Long.class).single();
	}

	private List<String> dump() {
		return DRAWN.stream().flatMap(table -> jdbc.sql("select '" + table + "' || (to_jsonb(t) - 'ready_at')::text from "
				+ table + " t order by 1").query(String.class).list().stream()).toList();
	}

	@TestComponent
	static class Ear {
		final ConcurrentLinkedQueue<GraphReady> heard = new ConcurrentLinkedQueue<>();

		@EventListener
		void on(GraphReady event) {
			heard.add(event);
		}
	}
}
