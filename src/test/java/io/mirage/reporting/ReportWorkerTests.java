package io.mirage.reporting;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.reporting.ReportId;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static io.mirage.reporting.ReportOrders.read;
import static org.assertj.core.api.Assertions.assertThat;

/** Nothing works in the background here, so that every step can be seen. */
@ModuleTest
@TestPropertySource(properties = "mirage.reporting.interval=1d")
class ReportWorkerTests {

	private final JdbcClient jdbc;
	private final ReportWorker worker;
	private final ReportJobs jobs;
	private final TransactionTemplate transaction;
	private final Deliveries deliveries;
	private final ReportOrders orders;
	private final ReportStories story = new ReportStories();
	private String report = "";

	ReportWorkerTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc,
			@Autowired ReportWorker worker, @Autowired ReportJobs jobs) {
		this.jdbc = jdbc;
		this.worker = worker;
		this.jobs = jobs;
		this.transaction = context.getBean(TransactionTemplate.class);
		this.deliveries = new Deliveries(context);
		this.orders = new ReportOrders(mvc);
	}

	@BeforeEach
	void orderAReport() {
		jdbc.sql("delete from reporting.report").update();
		deliveries.deliver(story.events());
		jdbc.sql("delete from reporting.report").update();
		report = read(orders.post("/reports", "{\"scan_id\": \"" + story.scan().id() + "\", \"formats\": [\"text\", \"csv\"]}"), "$.id");
	}

	@Test
	void waitsUntilSomebodyWritesIt() {
		assertThat(state()).isEqualTo("waiting");
		worker.work();

		assertThat(state()).isEqualTo("ready");
		assertThat(jdbc.sql("select count(*) from reporting.report_job").query(Long.class).single()).isZero();
		assertThat(jdbc.sql("select count(*) from reporting.report_progress").query(Long.class).single()).isZero();
	}

	@Test
	void whatOneProcessWritesNoOtherTakes() {
		transaction.executeWithoutResult(status -> {
			assertThat(jobs.claim()).contains(ReportId.of(report));
			Thread other = Thread.ofVirtual().start(worker::work);
			join(other);
			assertThat(state()).isEqualTo("waiting");
		});
		worker.work();
		assertThat(state()).as("the first one let go without having written it").isEqualTo("ready");
	}

	@Test
	void tellsHowFarItIs() {
		jobs.begin(ReportId.of(report));
		jobs.proceed(ReportId.of(report), new Report.WritingProgress(1, 2, "csv: facts"));

		assertThat(state()).isEqualTo("writing");
		assertThat(ReportOrders.<String>read(orders.get("/reports/" + report), "$.progress.step")).isEqualTo("csv: facts");
		assertThat(ReportOrders.<Integer>read(orders.get("/reports/" + report), "$.progress.total")).isEqualTo(2);
	}

	@Test
	void whatIsDeletedMeanwhileIsNotWritten() {
		jobs.begin(ReportId.of(report));
		jobs.cancel(ReportId.of(report));
		worker.work();
		assertThat(jdbc.sql("select count(*) from reporting.report_part").query(Long.class).single()).isZero();

		assertThat(orders.delete("/reports/" + report)).hasStatus(204);
		worker.work();
		assertThat(orders.get("/reports/" + report)).hasStatus(404);
	}

	@Test
	void whatEndsItsProcessAgainAndAgainIsGivenUp() {
		for (int i = 0; i < 3; i++) {
			jobs.begin(ReportId.of(report));
		}
		worker.work();

		assertThat(state()).isEqualTo("failed");
		assertThat(ReportOrders.<String>read(orders.get("/reports/" + report), "$.error")).contains("begun 3 times");
	}

	@Test
	void whatCannotBeWrittenFailsAndSaysSo() {
		jdbc.sql("update reporting.report set template = ? where id = ?").params(UUID.randomUUID().toString(), UUID.fromString(report)).update();
		worker.work();

		assertThat(state()).isEqualTo("failed");
		assertThat(orders.get("/reports/" + report + "/content?format=csv")).hasStatus(409);
	}

	private String state() {
		return read(orders.get("/reports/" + report), "$.state");
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
