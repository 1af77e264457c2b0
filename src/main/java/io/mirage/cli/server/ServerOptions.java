package io.mirage.cli.server;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mirage.cli.terminal.CommandException;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.modules.ActiveModules;

/**
 * Where and how to serve.
 *
 * @param address to listen on
 * @param port to listen on; 0 for a free one
 * @param quiet whether the log goes to the data folder only
 * @param startValues of the configuration, as a JSON object; they stand above the product's own and the environment's
 */
public record ServerOptions(DataFolder data, String address, int port, boolean quiet, Optional<String> startValues) {

	public static final String LOOPBACK = "127.0.0.1";

	/** On loopback and a free port, for a command that needs a server while it runs. */
	public static ServerOptions forMyself(DataFolder data) {
		return new ServerOptions(data, LOOPBACK, 0, true, Optional.empty());
	}

	/** The modules that the environment chooses for this process. */
	public static ActiveModules modules(Map<String, String> environment) {
		List<String> profiles = Arrays.stream(environment.getOrDefault("SPRING_PROFILES_ACTIVE", "").split(",", -1))
				.map(String::strip).filter(profile -> !profile.isEmpty()).toList();
		return ActiveModules.of(profiles);
	}

	/** Whether the environment names a database, so that none is started. */
	public static boolean hasOwnDatabase(Map<String, String> environment) {
		return environment.containsKey("SPRING_DATASOURCE_URL");
	}

	/** The port that the environment chooses, else that of the first module. @throws CommandException if it is no number */
	public static int port(ActiveModules modules, Map<String, String> environment) {
		String configured = environment.get("SERVER_PORT");
		try {
			return configured == null ? modules.present().getFirst().port() : Integer.parseInt(configured);
		} catch (NumberFormatException e) {
			throw CommandException.usage("SERVER_PORT is '" + configured + "', not a number.");
		}
	}
}
