package io.mirage.scans;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.MirageApplication;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanId;
import io.mirage.support.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** A scan outlives the process that started it. */
class RestartTests {

	private static final World WORLD = new World(1);

	private final String database = TestPostgres.freshDatabase();

	@Test
	void theNextProcessEndsWhatTheFirstBegan(@TempDir Path data) {
		ScanId interrupted;
		try (ConfigurableApplicationContext first = start(data)) {
			Desk desk = first.getBean(Desk.class);
			desk.openCatalogue();
			interrupted = scan(first);
			ScanId id = interrupted;
			List<PlannedTask> half = desk.handedOut(id).subList(0, 1);
			desk.report(id, half.stream().map(task -> WORLD.answer(id, task)).toList());
		}
		try (ConfigurableApplicationContext second = start(data)) {
			Desk desk = second.getBean(Desk.class);
			forgetWhatIsOut(second, interrupted);
			desk.answerAll(interrupted, task -> WORLD.answer(interrupted, task));

			assertThat(desk.finalState(interrupted)).isEqualTo(undisturbed(second, desk));
		}
	}

	private static Set<String> undisturbed(ConfigurableApplicationContext process, Desk desk) {
		ScanId scan = scan(process);
		desk.answerAll(scan, task -> WORLD.answer(scan, task));
		return desk.finalState(scan);
	}

	/** As if collection had lost its tasks with the first process: they are overdue at once. */
	private static void forgetWhatIsOut(ConfigurableApplicationContext process, ScanId scan) {
		process.getBean(JdbcClient.class).sql("update scans.task set dispatched_at = 'epoch' where scan_id = ? and state = 'running'")
				.param(scan.value()).update();
		process.getBean(ScanCare.class).check();
	}

	private static ScanId scan(ConfigurableApplicationContext process) {
		return process.getBean(ScanOrchestration.class).start(Desk.wanted("aurora-kites.example"), Desk.ADA).id();
	}

	private ConfigurableApplicationContext start(Path data) {
		return new SpringApplicationBuilder(MirageApplication.class, Desk.class).profiles("scans").run("--server.port=0",
				"--spring.datasource.url=" + database, "--spring.datasource.username=" + TestPostgres.server().username(),
				"--spring.datasource.password=" + TestPostgres.server().password(), "--mirage.data=" + data);
	}
}
