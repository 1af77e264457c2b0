package io.mirage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import io.mirage.cli.terminal.ExitCode;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.migration.SchemaMigration;
import io.mirage.platform.postgres.EmbeddedPostgres;
import io.mirage.platform.postgres.EmbeddedPostgresOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** On real data folders, whose database an unprivileged user has to reach: below {@code target}, not in a private folder. */
class BackupCommandTests {

	private final Path folder = Path.of("target", "backup-tests", UUID.randomUUID().toString()).toAbsolutePath();
	private final Path file = folder.resolve("monday.bak");
	private final Path passphrase = folder.resolve("passphrase");

	@BeforeEach
	void anInstallationWithAFact() throws IOException {
		Files.createDirectories(folder);
		Files.writeString(passphrase, "correct horse battery\n");
		DataFolder data = new DataFolder(folder.resolve("first")).claim();
		data.secretOrCreate("master-key", () -> "the key");
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgresOptions.in(data.root()))) {
			SchemaMigration.migrate(source(postgres), "storage", "5");
			jdbc(postgres).sql("insert into storage.project (id, organisation_id) values (?, ?)").params(new UUID(1, 2), new UUID(3, 4)).update();
		}
	}

	@AfterEach
	void clear() throws IOException {
		FileSystemUtils.deleteRecursively(folder);
	}

	private static DriverManagerDataSource source(EmbeddedPostgres postgres) {
		return new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password());
	}

	private static JdbcClient jdbc(EmbeddedPostgres postgres) {
		return JdbcClient.create(source(postgres));
	}

	private CommandRun run(String command, String data, String... more) {
		String[] all = new String[more.length + 6];
		System.arraycopy(new String[] {command, file.toString(), "--data", folder.resolve(data).toString(), "--passphrase-file",
				passphrase.toString()}, 0, all, 0, 6);
		System.arraycopy(more, 0, all, 6, more.length);
		return CommandRun.of(all);
	}

	@Test
	void aBackupBecomesAnInstallationWithTheSameFacts() {
		assertThat(run("backup", "first")).matches(run -> run.exitCode() == ExitCode.OK && run.out().contains("1 files"), "written");
		assertThat(run("restore", "second")).matches(run -> run.exitCode() == ExitCode.OK && run.out().contains("as they were"), "restored");

		try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgresOptions.in(folder.resolve("second")))) {
			assertThat(jdbc(postgres).sql("select id from storage.project").query(UUID.class).list()).containsExactly(new UUID(1, 2));
		}
		assertThat(new DataFolder(folder.resolve("second")).secret("master-key")).hasContent("the key");
	}

	@Test
	void aBackupIsTakenWhileTheDatabaseRunsAndVerifyLeavesNothingBehind() throws IOException {
		try (EmbeddedPostgres running = EmbeddedPostgres.start(EmbeddedPostgresOptions.in(folder.resolve("first")))) {
			assertThat(run("backup", "first").exitCode()).isEqualTo(ExitCode.OK);
			assertThat(run("restore", "first", "--verify")).matches(run -> run.exitCode() == ExitCode.OK && run.out().startsWith("Verified"), "verified");
			assertThat(jdbc(running).sql("select count(*) from storage.project").query(Long.class).single()).isEqualTo(1);
		}
		try (var left = Files.list(folder)) {
			assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("first", "monday.bak", "passphrase");
		}
	}

	@Test
	void refusesToWriteOverFilesAndFoldersAndToGoWithoutAPassphrase() throws IOException {
		run("backup", "first");

		assertThat(run("backup", "first").err()).contains("--replace");
		assertThat(run("backup", "first", "--replace").exitCode()).isEqualTo(ExitCode.OK);
		assertThat(run("restore", "first").err()).contains("not empty");
		assertThat(run("backup", "nowhere", "--replace").err()).contains("no database");
		Files.writeString(passphrase, "short");
		assertThat(run("restore", "second").err()).contains("12");
		Files.writeString(passphrase, "another passphrase");
		assertThat(run("restore", "second")).matches(run -> run.exitCode() == ExitCode.FAILED && run.err().contains("Nothing was restored"), "refused");
		assertThat(folder.resolve("second")).doesNotExist();
	}
}
