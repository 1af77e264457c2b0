package io.mirage.cli.server;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.web.server.PortInUseException;

import io.mirage.cli.terminal.CommandException;
import io.mirage.platform.CannotStartException;

/** Says in one message why Mirage did not start and what to do; a failure it does not know is a bug and passes as it is. */
final class StartFailures {

	private final ServerOptions options;
	private final Map<String, String> environment;

	StartFailures(ServerOptions options, Map<String, String> environment) {
		this.options = options;
		this.environment = environment;
	}

	RuntimeException explain(RuntimeException failure) {
		return causes(failure).map(this::explainCause).flatMap(Optional::stream).findFirst()
				.<RuntimeException>map(message -> CommandException.unavailable("Mirage cannot start. " + message)).orElse(failure);
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause);
	}

	private Optional<String> explainCause(Throwable cause) {
		return Optional.ofNullable(switch (cause) {
			case CannotStartException known -> known.getMessage() + " " + known.wayOut();
			case PortInUseException taken -> "Port " + taken.getPort() + " is in use. Stop the program that uses it, or choose "
					+ "another one with --port.";
			case SQLException database when ServerOptions.hasOwnDatabase(environment) -> database(database);
			case FileSystemException file -> "It cannot use " + file.getMessage() + ". Check rights and free space below "
					+ options.data().root() + ", or name another folder with --data.";
			default -> null;
		});
	}

	private String database(SQLException failure) {
		String url = environment.getOrDefault("SPRING_DATASOURCE_URL", "").replaceFirst("\\?.*", "");
		return "The database at " + url + " cannot be used: " + failure.getMessage() + " Check that it runs and that "
				+ "SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD are right, or leave them "
				+ "out to use the database that ships with Mirage.";
	}
}
