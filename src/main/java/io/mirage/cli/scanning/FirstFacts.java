package io.mirage.cli.scanning;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import io.mirage.cli.terminal.Console;

/** Shows the first things a scan finds, each once, when they arrive. */
public final class FirstFacts {

	private static final int MOST = 20;

	private final Console console;
	private final Set<String> shown = new HashSet<>();

	public FirstFacts(Console console) {
		this.console = console;
	}

	/** Shows what is new; after the first few it keeps quiet. */
	public void show(RemoteScan scan) {
		if (shown.size() < MOST) {
			scan.part("/entities?sort=last_seen&limit=" + MOST + "&scan_id=" + scan.id())
					.ifPresent(page -> page.path("data").forEach(this::showNew));
		}
	}

	private void showNew(JsonNode entity) {
		boolean observed = entity.path("observation_count").asLong() > 0;
		if (observed && shown.size() < MOST && shown.add(entity.path("id").asString())) {
			String collectors = entity.path("collectors").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
			console.say("  + %-18s %s  (%s)".formatted(entity.path("type").asString(), entity.path("value").asString(), collectors));
		}
	}
}
