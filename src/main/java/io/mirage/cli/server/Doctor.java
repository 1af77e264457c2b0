package io.mirage.cli.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mirage.platform.CannotStartException;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.modules.ActiveModules;

/** Looks at everything that serving needs, as it is configured by the environment. */
public final class Doctor {

	private final DataFolder data;
	private final Map<String, String> environment;
	private final @Nullable Integer port;

	/** @param port absent for the one serving would choose */
	public Doctor(DataFolder data, Map<String, String> environment, @Nullable Integer port) {
		this.data = data;
		this.environment = Map.copyOf(environment);
		this.port = port;
	}

	/** @return what serving cannot do without first, what only developers need last */
	public List<Check> checks() {
		List<Check> checks = new ArrayList<>(List.of(HostChecks.java(Runtime.version()), HostChecks.dataFolder(data), HostChecks.space(data)));
		checks.add(modulesAndPort());
		checks.add(ServerOptions.hasOwnDatabase(environment) ? StoreChecks.external(environment) : StoreChecks.embedded());
		if (environment.containsKey("MIRAGE_BROKER")) {
			checks.add(StoreChecks.broker(environment));
		}
		checks.add(ResolverCheck.ofThisMachine().run());
		checks.add(HostChecks.program("node", "only for work on the web UI", environment));
		checks.add(HostChecks.program("chromium", "only for browser tests", environment));
		return checks;
	}

	private Check modulesAndPort() {
		Optional<RunFile.Serving> serving = new RunFile(data).findServing();
		if (serving.isPresent()) {
			return Check.ok("port", "Mirage already serves this folder at " + serving.get().uri() + " (process " + serving.get().pid() + ")");
		}
		try {
			ActiveModules modules = ServerOptions.modules(environment);
			int chosen = port != null ? port : ServerOptions.port(modules, environment);
			return HostChecks.port(environment.getOrDefault("SERVER_ADDRESS", ServerOptions.LOOPBACK), chosen);
		} catch (CannotStartException unknown) {
			return Check.fail("modules", String.valueOf(unknown.getMessage()), unknown.wayOut());
		}
	}
}
