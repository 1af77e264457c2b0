package io.mirage.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/** Serves until it is told to stop. Which modules run is chosen by {@code SPRING_PROFILES_ACTIVE}. */
@Command(name = "serve", description = {"Run Mirage: all modules, or those that SPRING_PROFILES_ACTIVE names.",
		"Stops on Ctrl-C or SIGTERM."})
final class ServeCommand implements Callable<Integer> {

	private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

	@Mixin
	private DataOption data = new DataOption();

	@Option(names = "--port", paramLabel = "N", description = "Port to listen on. Default: $SERVER_PORT, 8000 for all modules.")
	private @Nullable Integer port;

	@Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "${env:SERVER_ADDRESS:-127.0.0.1}",
			description = "Address to listen on; 0.0.0.0 for all. Default: $SERVER_ADDRESS or 127.0.0.1.")
	private String address = "";

	@Option(names = "--with-parent", hidden = true, description = "Stop when standard input ends, as it does when the parent process is gone.")
	private boolean withParent;

	private final Console console;

	ServeCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InterruptedException {
		Map<String, String> environment = System.getenv();
		ActiveModules modules = ServerOptions.modules(environment);
		RunFile runFile = new RunFile(data.folder());
		if (!ServerOptions.hasOwnDatabase(environment)) {
			requireIdle(runFile);
		}
		int chosen = port != null ? port : ServerOptions.port(modules, environment);
		Server server = Server.start(new ServerOptions(data.folder(), address, chosen, false, Optional.empty()));
		RunFile.Note note = modules.contains(MirageModule.GATEWAY) ? runFile.write(server.uri()) : () -> {};
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, note), "stop"));
		announce(server, modules);
		if (withParent) {
			Thread.ofVirtual().name("parent").start(ServeCommand::endWithParent);
		}
		server.awaitEnd();
		return ExitCode.OK;
	}

	private void requireIdle(RunFile runFile) {
		runFile.findServing().ifPresent(other -> {
			throw CommandException.unavailable("Mirage cannot start. Another one already serves " + data.folder().root() + " at " + other.uri()
					+ " (process " + other.pid() + "). Use that one, stop it, or name another folder with --data.");
		});
	}

	private static void endWithParent() {
		try {
			System.in.transferTo(OutputStream.nullOutputStream());
		} catch (IOException gone) {
			LOG.debug("The parent process is gone: {}", gone.getMessage());
		}
		System.exit(ExitCode.OK);
	}

	private static void stop(Server server, RunFile.Note note) {
		note.close();
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
