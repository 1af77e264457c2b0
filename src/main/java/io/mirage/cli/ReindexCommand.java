package io.mirage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import io.mirage.cli.api.Api;
import io.mirage.cli.server.ServerChoice;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;

/** Makes stores beside PostgreSQL anew while Mirage runs. */
@Command(name = "reindex", description = {"Make a store beside PostgreSQL anew from it: search, graph, or all that are set up.",
		"PostgreSQL answers until it is done; what is found meanwhile is in it too."})
final class ReindexCommand implements Callable<Integer> {

	private static final long PAUSE_MILLIS = 1000;

	@Parameters(arity = "0..*", paramLabel = "STORE", description = "search, graph. Default: all that are set up.")
	private List<String> names = new ArrayList<>();

	@Mixin
	private ServerOption server = new ServerOption();

	private final Console console;

	ReindexCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InterruptedException {
		try (ServerChoice choice = server.choose(console)) {
			List<String> there = new ArrayList<>();
			stores(choice.api()).forEach(store -> there.add(store.path("name").asString()));
			for (String name : names.isEmpty() ? there : names) {
				if (!there.contains(name)) {
					throw CommandException.usage("No store '" + name + "' is set up beside PostgreSQL there, only " + there + ".");
				}
				rebuild(choice.api(), name);
			}
			return ExitCode.OK;
		}
	}

	private void rebuild(Api api, String name) throws InterruptedException {
		long all = api.post("/platform/stores/" + name + "/rebuild", Map.of()).path("waiting").asLong();
		JsonNode state = state(api, name);
		while (state.path("waiting").asLong() > 0 || !state.path("current").asBoolean()) {
			console.update("%s: %d wait%s".formatted(name, state.path("waiting").asLong(),
					state.path("failure").isString() ? "; it does not answer" : ""));
			Thread.sleep(PAUSE_MILLIS);
			state = state(api, name);
		}
		console.data("%s: %d brought to %s".formatted(name, all, state.path("engine").asString()));
	}

	private static JsonNode stores(Api api) {
		return api.get("/platform/stores").path("data");
	}

	private static JsonNode state(Api api, String name) {
		for (JsonNode store : stores(api)) {
			if (store.path("name").asString().equals(name)) {
				return store;
			}
		}
		throw CommandException.failed("The server has no store '" + name + "' any more.");
	}
}
