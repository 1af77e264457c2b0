package io.mirage.reporting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.MirageEvent;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(ReportingModuleTests.Ear.class)
class ReportingModuleTests {

	private static final List<String> TABLES = List.of("facts.scan_task", "facts.scan_entity", "facts.scan_observation",
			"facts.scan_relationship", "reporting.finding", "reporting.report", "reporting.report_part");

	private final JdbcClient jdbc;
	private final ReportingHealth health;
	private final Ear ear;
	private final Deliveries deliveries;

	ReportingModuleTests(@Autowired ApplicationContext context, @Autowired JdbcClient jdbc, @Autowired ReportingHealth health,
			@Autowired Ear ear) {
		this.jdbc = jdbc;
		this.health = health;
		this.ear = ear;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forgetEverything() {
		jdbc.sql("truncate reporting.progress, facts.scan, facts.completion, " + String.join(", ", TABLES) + " cascade").update();
		ear.heard.clear();
	}

	@Test
	void writesTheReportWhenTheLastPieceIsThere() {
		ReportStories story = new ReportStories();
		List<MirageEvent> events = story.events();
		deliveries.deliver(events.subList(0, events.size() - 1));
		assertThat(ear.heard).isEmpty();

		deliveries.deliver(events.getLast());

		assertThat(ear.heard).singleElement().satisfies(written -> {
			assertThat(written.scanId()).isEqualTo(story.scan().id());
			assertThat(written.formats()).containsExactly("html", "json");
			assertThat(written.title()).startsWith("Aurora, 20");
		});
	}

	@Test
	void anyOrderAndAnyRepetitionGiveOneReportThatSaysTheSame() {
		ReportStories story = new ReportStories();
		deliveries.deliver(story.events());
		String undisturbed = facts();

		for (long seed = 1; seed <= 6; seed++) {
			forgetEverything();
			List<MirageEvent> disturbed = new ArrayList<>(story.events());
			disturbed.addAll(story.scan().batches(3));
			disturbed.add(story.raised(story.findings().toArray(Finding[]::new)));
			disturbed.addAll(story.events());
			Collections.shuffle(disturbed, new Random(seed));
			deliveries.deliver(disturbed);

			assertThat(ear.heard).as("seed %d", seed).hasSize(1);
			assertThat(jdbc.sql("select count(*) from reporting.report").query(Long.class).single()).as("seed %d", seed).isOne();
			assertThat(facts()).as("seed %d", seed).isEqualTo(undisturbed);
		}
	}

	@Test
	void aScanWithoutFindingsHasAReportToo() {
		Investigation scan = new Investigation();
		scan.ask("dns-records", TARGET).end();
		deliveries.deliver(scan.started(TARGET), scan.finished());
		deliveries.deliver(scan.batches(1));
		assertThat(ear.heard).as("the rules have not run").isEmpty();
		deliveries.deliver(withoutFindings(scan));

		assertThat(ear.heard).hasSize(1);
		assertThat(content("html")).contains("No rule drew a conclusion");
	}

	@Test
	void aDeletedScanLeavesNothing() {
		ReportStories story = new ReportStories();
		ReportStories other = new ReportStories();
		deliveries.deliver(story.events());
		deliveries.deliver(other.events());
		deliveries.deliver(story.scan().deleted());
		deliveries.deliver(story.events());

		assertThat(ear.heard).hasSize(2);
		for (String table : TABLES.subList(0, 6)) {
			assertThat(jdbc.sql("select distinct scan_id::text from " + table).query(String.class).list()).as(table)
					.containsExactly(other.scan().id().toString());
		}
		assertThat(jdbc.sql("select count(*) from reporting.report_part").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void largeReportsAreStoredInPieces() {
		Investigation scan = new Investigation();
		var dns = scan.ask("dns-brute", TARGET);
		for (int i = 0; i < 4000; i++) {
			dns.saw(Investigation.host("h" + i + ".aurora-kites.example"));
		}
		dns.end();
		deliveries.deliver(scan.batches(1));
		deliveries.deliver(scan.started(TARGET), scan.finished(), withoutFindings(scan));

		assertThat(jdbc.sql("select count(*) from reporting.report_part where format = 'json'").query(Long.class).single())
				.isGreaterThan(2);
		assertThat(jdbc.sql("select sum(length(content)) = (select (sizes->>'json')::int from reporting.report) from reporting.report_part where format = 'json'")
				.query(Boolean.class).single()).isTrue();
		assertThat(content("html")).contains("and 3,950 more in the JSON").hasSizeLessThan(60_000);
		assertThat(content("json")).endsWith("}").contains("h3999.aurora-kites.example");
	}

	@Test
	void callsItselfUnhealthyWhenResultsStayAway() {
		deliveries.deliver(new ReportStories().finished());
		jdbc.sql("update facts.scan set finished_at = now()").update();
		assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
		jdbc.sql("update facts.scan set finished_at = now() - interval '1 day'").update();

		assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
	}

	private static ScanCorrelated withoutFindings(Investigation scan) {
		return new ScanCorrelated(scan.finished().header(), scan.id(), ProjectId.DEFAULT, Map.of());
	}

	/** What the reports say, without what differs between two of the same scan. */
	private String facts() {
		return jdbc.sql("select distinct id::text from reporting.report").query(String.class).list().stream()
				.reduce(content("html") + content("json"), (text, id) -> text.replace(id, ""))
				.replaceAll("Written</dt><dd>[^<]*", "").replaceAll("\"created_at\":\"[^\"]*\"", "");
	}

	private String content(String format) {
		StringBuilder content = new StringBuilder();
		jdbc.sql("select convert_from(content, 'UTF8') from reporting.report_part where format = ? order by number").param(format)
				.query(String.class).list().forEach(content::append);
		return content.toString();
	}

	@TestComponent
	static class Ear {
		final ConcurrentLinkedQueue<ReportWritten> heard = new ConcurrentLinkedQueue<>();

		@EventListener
		void on(ReportWritten event) {
			heard.add(event);
		}
	}
}
