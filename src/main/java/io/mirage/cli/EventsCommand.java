package io.mirage.cli;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.mirage.cli.api.Api;
import io.mirage.cli.server.ServerChoice;
import io.mirage.cli.terminal.Console;

/** Events that did not arrive. */
@Command(name = "events", description = "Look after events between processes that did not arrive.")
final class EventsCommand {

	private final Console console;

	EventsCommand(Console console) {
		this.console = console;
	}

	@Command(name = "replay", description = {"Send the broker's dead letters once more, to everybody who listens.",
			"Who took an event before drops it; one that still cannot be read comes back."})
	void replay(@Mixin DataOption data,
			@Option(names = "--server", paramLabel = "URL", description = "Mirage's address. Default: the server that runs on the data folder.") @Nullable URI server) {
		try (ServerChoice choice = server == null ? ServerChoice.of(data.folder(), console) : ServerChoice.named(server, data.folder())) {
			Api api = choice.api();
			long replayed = api.post("/platform/dead-letters/replay", Map.of()).path("replayed").asLong();
			console.say(replayed + " dead letters were sent once more; " + api.get("/platform/dead-letters").path("waiting").asLong() + " are there now.");
		}
	}
}
