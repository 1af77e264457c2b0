package io.mirage.cli.scanning;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.mirage.cli.api.Api;
import io.mirage.cli.api.ApiException;
import io.mirage.cli.terminal.CommandException;

/** A scan that a server runs for us. */
public final class RemoteScan {

	/** What a server that has just started needs until it knows its collectors, and a busy one until it is not. */
	private static final Patience STARTING = new Patience(Duration.ofSeconds(60), Duration.ofMillis(250));

	private final Api api;
	private final String id;

	private RemoteScan(Api api, String id) {
		this.api = api;
		this.id = id;
	}

	/**
	 * Starts a scan.
	 *
	 * @param profile absent for the server's default
	 * @throws CommandException naming every target that is none, or saying what else the server refuses
	 */
	public static RemoteScan start(Api api, List<String> targets, @Nullable String profile) {
		requireTargets(api, targets);
		Map<String, Object> order = order(targets, profile);
		return new RemoteScan(api, ask(() -> api.post("/scans", order)).path("id").asString());
	}

	private static Map<String, Object> order(List<String> targets, @Nullable String profile) {
		Map<String, Object> order = new HashMap<>(Map.of("targets", targets));
		if (profile != null) {
			order.put("profile", profile);
		}
		return order;
	}

	/** What a scan would do. Nothing is sent to anybody but the server. */
	public static JsonNode preview(Api api, List<String> targets, @Nullable String profile) {
		requireTargets(api, targets);
		return ask(() -> api.post("/scans/preview", order(targets, profile)));
	}

	private static void requireTargets(Api api, List<String> targets) {
		JsonNode detected = ask(() -> api.post("/scans/detect", Map.of("text", String.join("\n", targets))));
		List<String> problems = detected.path("data").valueStream().map(target -> target.path("problem").asString(""))
				.filter(problem -> !problem.isEmpty()).toList();
		if (!problems.isEmpty()) {
			throw CommandException.usage(String.join("\n", problems));
		}
	}

	private static JsonNode ask(Supplier<JsonNode> question) {
		try {
			return STARTING.untilAnswered(question);
		} catch (ApiException refused) {
			throw refused.isRefusal() ? CommandException.usage(refused.getMessage()) : refused;
		}
	}

	public String id() {
		return id;
	}

	/** Asks the scan to end; one that has ended already stays as it is. */
	public void stop() {
		try {
			api.post("/scans/" + id + "/stop", Map.of());
		} catch (ApiException refused) {
			if (!refused.is("scan-state")) {
				throw refused;
			}
		}
	}

	/** How far it is now. */
	Progress progress() {
		return Progress.of(STARTING.untilAnswered(() -> api.get("/scans/" + id)), findings());
	}

	private Optional<Long> findings() {
		return part("/findings/summary?scan_id=" + id).map(summary -> summary.path("total").asLong());
	}

	/** What a module says about the scan; empty while nobody can answer for it. */
	Optional<JsonNode> part(String path) {
		try {
			return Optional.of(api.get(path));
		} catch (ApiException refused) {
			if (refused.isTemporary() || refused.status() == 404) {
				return Optional.empty();
			}
			throw refused;
		}
	}

	Api api() {
		return api;
	}
}
