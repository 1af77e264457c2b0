package io.mirage.cli.server;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.mirage.cli.terminal.CommandException;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.postgres.EmbeddedPostgres;
import io.mirage.platform.postgres.EmbeddedPostgresOptions;

/**
 * An installation's database, for commands that work on the whole of it: the one that the environment names, the embedded
 * one of a Mirage that runs, or else the embedded one, started for the command.
 *
 * @param own absent if somebody else started it
 */
public record InstallationDatabase(DataSource source, @Nullable EmbeddedPostgres own) implements AutoCloseable {

	/** @throws CommandException if there is none */
	public static InstallationDatabase open(DataFolder data, Map<String, String> environment) {
		if (ServerOptions.hasOwnDatabase(environment)) {
			return new InstallationDatabase(named(environment), null);
		}
		Optional<EmbeddedPostgres.Access> running = EmbeddedPostgres.findRunning(data);
		if (running.isPresent()) {
			return new InstallationDatabase(source(running.get().jdbcUrl(), running.get().username(), running.get().password()), null);
		}
		if (!data.resolve("postgres").toFile().isDirectory()) {
			throw CommandException.usage("There is no database in " + data.root() + ". Name the folder of the installation with --data.");
		}
		return start(data);
	}

	/** A new embedded one, or the one that the environment names. */
	public static InstallationDatabase create(DataFolder data, Map<String, String> environment) {
		return ServerOptions.hasOwnDatabase(environment) ? new InstallationDatabase(named(environment), null) : start(data);
	}

	private static InstallationDatabase start(DataFolder data) {
		EmbeddedPostgres own = EmbeddedPostgres.start(EmbeddedPostgresOptions.in(data.root()));
		return new InstallationDatabase(source(own.jdbcUrl(), own.username(), own.password()), own);
	}

	private static DataSource named(Map<String, String> environment) {
		return source(environment.getOrDefault("SPRING_DATASOURCE_URL", ""), environment.getOrDefault("SPRING_DATASOURCE_USERNAME", ""),
				environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""));
	}

	private static DataSource source(String url, String username, String password) {
		return new DriverManagerDataSource(url, username, password);
	}

	@Override
	public void close() {
		if (own != null) {
			own.close();
		}
	}
}
