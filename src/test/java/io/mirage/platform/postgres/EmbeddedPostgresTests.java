package io.mirage.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.platform.CannotStartException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedPostgresTests {

	@TempDir
	Path folder;

	@Test
	void keepsWhatItIsGivenOverARestart() throws SQLException {
		try (EmbeddedPostgres postgres = start()) {
			execute(postgres, "create table kept (what text)");
			execute(postgres, "insert into kept values ('a fact')");
		}
		try (EmbeddedPostgres postgres = start()) {
			assertThat(ask(postgres, "select what from kept")).isEqualTo("a fact");
		}
	}

	@Test
	void writesToDiskBeforeItSaysSo() throws SQLException {
		try (EmbeddedPostgres postgres = start()) {
			assertThat(ask(postgres, "show fsync")).isEqualTo("on");
			assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
			assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
			assertThat(ask(postgres, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules")).isEqualTo("scram-sha-256");
		}
	}

	@Test
	void comesBackByItselfWhenItsServerIsKilled() throws SQLException, IOException {
		try (EmbeddedPostgres postgres = start()) {
			execute(postgres, "create table kept (what text)");
			long server = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());

			ProcessHandle.of(server).orElseThrow().destroyForcibly();

			Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> ask(postgres, "select count(*) from kept").equals("0"));
		}
	}

	@Test
	void refusesASecondUserOfTheFolder() {
		try (EmbeddedPostgres first = start()) {
			assertThat(first.port()).isPositive();
			assertThatExceptionOfType(CannotStartException.class).isThrownBy(this::start)
					.withMessageContaining("used by another Mirage, process " + ProcessHandle.current().pid())
					.satisfies(refusal -> assertThat(refusal.wayOut()).contains("--data"));
		}
	}

	@Test
	void refusesTheDatabaseOfAnotherMajorVersion() throws IOException {
		Files.createDirectories(folder.resolve("postgres"));
		Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");

		assertThatExceptionOfType(CannotStartException.class).isThrownBy(this::start).withMessageContaining("PostgreSQL 17");
	}

	@Test
	void refusesAFolderWithSomethingElseInIt() throws IOException {
		Files.createDirectories(folder.resolve("postgres"));
		Files.writeString(folder.resolve("postgres/holiday.jpg"), "not a database");

		assertThatExceptionOfType(CannotStartException.class).isThrownBy(this::start).withMessageContaining("holds something that is no database");
		assertThat(folder.resolve("postgres/holiday.jpg")).exists();
	}

	@Test
	void saysSoWhenItsPasswordIsLost() throws IOException {
		start().close();
		Files.writeString(folder.resolve("secrets/postgres"), "another");

		assertThatExceptionOfType(CannotStartException.class).isThrownBy(this::start).withMessageContaining("secrets/postgres");
	}

	private EmbeddedPostgres start() {
		return EmbeddedPostgres.start(EmbeddedPostgresOptions.in(folder));
	}

	private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
		try (Connection connection = connect(postgres); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
		try (Connection connection = connect(postgres); Statement statement = connection.createStatement();
				ResultSet answer = statement.executeQuery(sql)) {
			assertThat(answer.next()).isTrue();
			return answer.getString(1);
		}
	}

	private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
		return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
	}
}
