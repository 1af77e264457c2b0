package io.mirage.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.mirage.cli.server.RunFile;
import io.mirage.cli.server.Server;
import io.mirage.cli.server.ServerOptions;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.modules.UnknownModuleException;

/** Serves until it is told to stop. Which modules run is chosen by {@code SPRING_PROFILES_ACTIVE}. */
@Command(name = "serve", description = {"Run Mirage: all modules, or those that SPRING_PROFILES_ACTIVE names.",
		"Stops on Ctrl-C or SIGTERM."})
final class ServeCommand implements Callable<Integer> {

	@Mixin
	private DataOption data = new DataOption();

	@Option(names = "--port", paramLabel = "N", description = "Port to listen on. Default: $SERVER_PORT, 8000 for all modules.")
	private @Nullable Integer port;

	@Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "${env:SERVER_ADDRESS:-127.0.0.1}",
			description = "Address to listen on; 0.0.0.0 for all. Default: $SERVER_ADDRESS or 127.0.0.1.")
	private String address = "";

	private final Console console;

	ServeCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InterruptedException {
		Map<String, String> environment = System.getenv();
		ActiveModules modules = modules(environment);
		RunFile runFile = new RunFile(data.folder());
		if (!ServerOptions.hasOwnDatabase(environment)) {
			requireIdle(runFile);
		}
		Server server = Server.start(new ServerOptions(data.folder(), address, port(modules, environment), false));
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, runFile), "stop"));
		if (modules.contains(MirageModule.GATEWAY)) {
			runFile.write(new RunFile.Serving(server.uri(), ProcessHandle.current().pid(), Instant.now()));
		}
		announce(server, modules);
		server.awaitEnd();
		return ExitCode.OK;
	}

	private static ActiveModules modules(Map<String, String> environment) {
		try {
			return ServerOptions.modules(environment);
		} catch (UnknownModuleException unknown) {
			throw CommandException.unavailable("Cannot start: " + unknown.getMessage());
		}
	}

	private void requireIdle(RunFile runFile) {
		runFile.findServing().ifPresent(other -> {
			throw CommandException.unavailable("Cannot start: Mirage already serves " + data.folder().root() + " at " + other.uri()
					+ " (process " + other.pid() + "). Use that one, stop it, or name another folder with --data.");
		});
	}

	private int port(ActiveModules modules, Map<String, String> environment) {
		String configured = environment.get("SERVER_PORT");
		if (port != null) {
			return port;
		}
		try {
			return configured == null ? modules.present().getFirst().port() : Integer.parseInt(configured);
		} catch (NumberFormatException e) {
			throw CommandException.usage("SERVER_PORT is '" + configured + "', not a number.");
		}
	}

	private static void stop(Server server, RunFile runFile) {
		runFile.remove(ProcessHandle.current().pid());
		server.close();
	}

	private void announce(Server server, ActiveModules modules) {
		String who = modules.isWhole() ? "Mirage" : "Mirage (" + String.join(", ", modules.ids()) + ")";
		console.say(who + " is ready on " + server.uri());
		Path password = data.folder().secret("admin-password");
		if (modules.contains(MirageModule.AUTH) && Files.exists(password)) {
			console.say("Sign in as 'admin' with the one-time password in " + password);
		}
	}
}
