package io.mirage.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static io.mirage.reporting.ReportOrders.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ModuleTest
class ScheduleTests {

	private static final String WEEKLY = "{\"name\": \"Weekly\", \"cron\": \"0 30 7 * * MON\", \"time_zone\": \"Europe/Berlin\", "
			+ "\"template\": \"executive\", \"formats\": [\"text\"]}";

	private final MockMvcTester mvc;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final ScheduleKeeping keeping;
	private final Schedules schedules;
	private final ReadyScans scans;
	private final ReportWriting writing;
	private final TransactionTemplate transaction;
	private final ReportOrders orders;

	ScheduleTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc,
			@Autowired ScheduleKeeping keeping) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
		this.keeping = keeping;
		this.schedules = context.getBean(Schedules.class);
		this.scans = context.getBean(ReadyScans.class);
		this.writing = context.getBean(ReportWriting.class);
		this.transaction = context.getBean(TransactionTemplate.class);
		this.orders = new ReportOrders(mvc);
	}

	@BeforeEach
	void forget() {
		jdbc.sql("delete from reporting.schedule").update();
		jdbc.sql("delete from reporting.report").update();
	}

	@Test
	void aTimeIsThatOfTheClocksOfItsZone() {
		assertThat(at("2026-03-27T12:00:00Z").next("0 30 7 * * MON", ZoneId.of("Europe/Berlin"))).as("summer time has begun")
				.isEqualTo(Instant.parse("2026-03-30T05:30:00Z"));
		assertThat(at("2026-11-25T12:00:00Z").next("0 30 7 * * MON", ZoneId.of("Europe/Berlin"))).isEqualTo(Instant.parse("2026-11-30T06:30:00Z"));
		assertThat(at("2026-11-25T12:00:00Z").next("0 0 0 31 2 *", ZoneOffset.UTC)).as("a day that never comes").isNull();
	}

	@Test
	void whatIsDueIsWrittenOnceHoweverManyLook() {
		ReportStories story = new ReportStories();
		deliveries.deliver(story.events());
		String id = read(orders.post("/report-schedules", WEEKLY), "$.id");
		jdbc.sql("delete from reporting.report").update();
		makeDue(id);

		List.of(1, 2, 3, 4).parallelStream().forEach(process -> keeping.look());

		assertThat(jdbc.sql("select ordered_by from reporting.report").query(String.class).list()).containsExactly("schedule Weekly");
		await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.sql("select state from reporting.report").query(String.class).single(), "ready"::equals);
		MvcTestResult schedule = orders.get("/report-schedules/" + id);
		assertThat(ReportOrders.<String>read(schedule, "$.last_outcome")).isEqualTo("written");
		assertThat(ReportOrders.<String>read(schedule, "$.last_scan_id")).isEqualTo(newest());
		assertThat(Instant.parse(ReportOrders.<String>read(schedule, "$.next_at"))).isAfter(Instant.now());

		makeDue(id);
		keeping.look();
		assertThat(ReportOrders.<String>read(orders.get("/report-schedules/" + id), "$.last_outcome")).isEqualTo("nothing_new");
		assertThat(jdbc.sql("select count(*) from reporting.report").query(Long.class).single()).isOne();
	}

	@Test
	void aTargetNarrowsWhatIsReported() {
		deliveries.deliver(new ReportStories().events());
		String id = read(orders.post("/report-schedules", WEEKLY.replace("\"cron\"", "\"target\": \"elsewhere.example\", \"cron\"")), "$.id");
		makeDue(id);
		keeping.look();

		assertThat(ReportOrders.<String>read(orders.get("/report-schedules/" + id), "$.last_outcome")).isEqualTo("nothing_new");
	}

	@Test
	void saysWhatIsWrongWithASchedule() {
		assertThat(orders.post("/report-schedules", WEEKLY.replace("0 30 7", "30 7"))).hasStatus(400).bodyJson().extractingPath("$.detail")
				.asString().contains("'30 7 * * MON'");
		assertThat(orders.post("/report-schedules", WEEKLY.replace("Berlin", "Atlantis"))).hasStatus(400).bodyJson().extractingPath("$.detail")
				.asString().contains("'Europe/Atlantis'");
		assertThat(orders.post("/report-schedules", WEEKLY.replace("executive", "poem"))).hasStatus(404);
	}

	@Test
	void isReplacedSwitchedOffAndDeleted() {
		String id = read(orders.post("/report-schedules", WEEKLY), "$.id");

		MvcTestResult off = orders.put("/report-schedules/" + id, WEEKLY.replace("\"cron\"", "\"enabled\": false, \"cron\""));
		assertThat(ReportOrders.<Object>read(off, "$.next_at")).isNull();
		assertThat(mvc.get().uri("/api/v1/report-schedules/" + id).with(Callers.stranger())).hasStatus(404);
		assertThat(orders.delete("/report-schedules/" + id)).hasStatus(204);
		assertThat(orders.get("/report-schedules/" + id)).hasStatus(404);
	}

	private ScheduleKeeping at(String time) {
		return new ScheduleKeeping(schedules, scans, writing, transaction, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
	}

	/** As if nothing had run for a day. */
	private void makeDue(String id) {
		jdbc.sql("update reporting.schedule set next_at = now() - interval '1 day' where id = ?").param(UUID.fromString(id)).update();
	}

	private String newest() {
		return jdbc.sql("select scan_id::text from reporting.report").query(String.class).single();
	}
}
