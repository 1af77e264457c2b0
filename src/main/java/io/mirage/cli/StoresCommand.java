package io.mirage.cli;

import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import io.mirage.cli.api.Api;
import io.mirage.cli.server.ServerChoice;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;

/** Shows whether the stores beside PostgreSQL hold the same as it does. */
@Command(name = "stores", description = {"Show the stores beside PostgreSQL, or compare them with it ('stores check').",
		"Works with the server that runs on the same data folder, or starts one and stops it again."})
final class StoresCommand implements Callable<Integer> {

	/** The two things it can do. */
	enum Action {
		list, check
	}

	@Parameters(arity = "0..1", paramLabel = "ACTION", defaultValue = "list", description = "${COMPLETION-CANDIDATES}. Default: list.")
	private Action action = Action.list;

	@Mixin
	private ServerOption server = new ServerOption();

	private final Console console;

	StoresCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		try (ServerChoice choice = server.choose(console)) {
			JsonNode stores = choice.api().get("/platform/stores").path("data");
			if (stores.isEmpty()) {
				console.data("PostgreSQL answers everything; no store beside it is set up.");
			}
			boolean well = true;
			for (JsonNode store : stores) {
				well &= action == Action.check ? check(choice.api(), store.path("name").asString()) : show(store);
			}
			return well ? ExitCode.OK : ExitCode.FAILED;
		}
	}

	private boolean show(JsonNode store) {
		boolean away = store.path("failure").isString();
		console.data("%-8s%s, %d changes wait%s".formatted(store.path("name").asString(),
				away ? "does not answer" : store.path("engine").asString(), store.path("waiting").asLong(),
				away ? ": " + store.path("failure").asString() : ""));
		return !away;
	}

	private boolean check(Api api, String name) {
		JsonNode check = api.post("/platform/stores/" + name + "/check", Map.of());
		JsonNode found = check.path("comparison");
		boolean equal = check.path("equal").asBoolean();
		console.data("%-8s%s: %d of PostgreSQL's %d, %d missing, %d surplus, %d different, %d changes wait".formatted(name,
				equal ? "equal" : "NOT EQUAL", found.path("present").asLong(), found.path("expected").asLong(), found.path("missing").asLong(),
				found.path("surplus").asLong(), found.path("different").asLong(), check.path("waiting").asLong()));
		found.path("examples").forEach(example -> console.data("        " + example.asString()));
		return equal;
	}
}
