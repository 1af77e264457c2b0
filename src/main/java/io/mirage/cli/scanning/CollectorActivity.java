package io.mirage.cli.scanning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import io.mirage.cli.terminal.Console;

/** What the collectors of a running scan do: those with most left to do in a word, those that wait with the reason. */
final class CollectorActivity {

	private static final int MOST = 3;

	private final Console console;
	private final Map<String, String> told = new HashMap<>();
	private List<JsonNode> busy = List.of();

	CollectorActivity(Console console) {
		this.console = console;
	}

	/** Takes a look, and says which collectors have begun to wait for their source. */
	void look(RemoteScan scan) {
		busy = scan.part("/scans/" + scan.id() + "/collectors").stream().flatMap(list -> list.path("data").valueStream())
				.filter(collector -> open(collector) > 0)
				.sorted(Comparator.comparingLong(CollectorActivity::open).reversed()).toList();
		busy.stream().filter(collector -> collector.path("delayed_until").isString()).forEach(this::sayOnce);
	}

	/** For one line of a terminal: {@code "  dns-records 8/20, crtsh 1/3 waits"}; empty if nothing is left to do. */
	String busiest() {
		return busy.isEmpty() ? "" : busy.stream().limit(MOST).map(CollectorActivity::brief).collect(Collectors.joining(", ", "  ", ""));
	}

	private static String brief(JsonNode collector) {
		long planned = collector.path("planned").asLong();
		return collector.path("collector").asString() + " " + (planned - open(collector)) + "/" + planned
				+ (collector.path("delayed_until").isString() ? " waits" : "");
	}

	private void sayOnce(JsonNode collector) {
		String until = collector.path("delayed_until").asString();
		if (!until.equals(told.put(collector.path("collector").asString(), until))) {
			console.say("  ~ " + collector.path("name").asString() + " waits: " + collector.path("waiting_reason").asString());
		}
	}

	private static long open(JsonNode collector) {
		return collector.path("pending").asLong() + collector.path("running").asLong();
	}
}
