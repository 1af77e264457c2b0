package io.mirage.cli.server;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.platform.CannotStartException;
import io.mirage.platform.data.DataFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class StartFailuresTests {

	private static final ServerOptions OPTIONS = ServerOptions.forMyself(new DataFolder(Path.of("/srv/mirage")));

	@Test
	void passesOnWhatThePlatformSays() {
		assertExplained(new CannotStartException("The folder is used.", "Name another one."), Map.of(), "The folder is used. Name another one.");
	}

	@Test
	void namesThePort() {
		assertExplained(new PortInUseException(8000), Map.of(), "8000", "--port");
	}

	@Test
	void namesTheDatabaseWithoutItsSecrets() {
		assertExplained(new SQLException("Connection refused."), Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/mirage?password=hidden"),
				"jdbc:postgresql://db/mirage", "Connection refused.", "SPRING_DATASOURCE_URL");
		assertThat(explain(new SQLException("x"), Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/mirage?password=hidden")))
				.message().doesNotContain("hidden");
	}

	@Test
	void namesTheFile() {
		assertExplained(new UncheckedIOException(new FileSystemException("/srv/mirage/logs", null, "No space left on device")), Map.of(),
				"/srv/mirage/logs", "No space left on device", "--data");
	}

	@Test
	void leavesABugAsItIs() {
		RuntimeException bug = new IllegalStateException("surprise");

		assertThat(new StartFailures(OPTIONS, Map.of()).explain(bug)).isSameAs(bug);
	}

	private static void assertExplained(Exception cause, Map<String, String> environment, String... parts) {
		assertThat(explain(cause, environment)).asInstanceOf(type(CommandException.class)).satisfies(explained -> {
			assertThat(explained.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
			assertThat(explained.getMessage()).startsWith("Mirage cannot start.").contains(parts);
		});
	}

	/** As Spring throws it: wrapped a few times. */
	private static RuntimeException explain(Exception cause, Map<String, String> environment) {
		return new StartFailures(OPTIONS, environment).explain(new IllegalStateException("bean", new IllegalStateException("factory", cause)));
	}
}
