package io.mirage.support;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

import io.mirage.platform.postgres.EmbeddedPostgres;
import io.mirage.platform.postgres.EmbeddedPostgresOptions;

/** The one PostgreSQL of a test run. */
public final class TestPostgres {

	private static @Nullable EmbeddedPostgres server;

	private TestPostgres() {}

	public static synchronized EmbeddedPostgres server() {
		if (server == null) {
			server = EmbeddedPostgres.start(new EmbeddedPostgresOptions(Path.of("target/test-postgres/" + ProcessHandle.current().pid()), 0, false, 300, Duration.ofSeconds(60)));
			// A hook of its own would race with Spring's, and contexts that lose their database take half a minute to close.
			SpringApplication.getShutdownHandlers().add(server::close);
		}
		return server;
	}

	public static String freshDatabase() {
		String name = "t" + UUID.randomUUID().toString().replace("-", "");
		EmbeddedPostgres running = server();
		try (var connection = DriverManager.getConnection(running.jdbcUrl(), running.username(), running.password());
				var statement = connection.createStatement()) {
			statement.execute("create database " + name);
		} catch (SQLException e) {
			throw new IllegalStateException(e);
		}
		return "jdbc:postgresql://127.0.0.1:" + running.port() + "/" + name + "?reWriteBatchedInserts=true";
	}
}
