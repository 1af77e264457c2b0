package io.mirage.cli.scanning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** What a scan would do, for people. */
public final class PreviewSummary {

	private PreviewSummary() {}

	/** @param preview as the API shows it   @return in the order to read them */
	public static List<String> lines(JsonNode preview) {
		List<String> lines = new ArrayList<>();
		lines.add("Targets   " + texts(preview.path("targets"), target -> target.path("type").asString() + " " + target.path("value").asString()));
		lines.add("Depth     profile %s, %s, %d hops".formatted(preview.path("profile").asString(), preview.path("intrusiveness").asString(),
				preview.path("hop_limit").asInt()));
		lines.add("Budget    %s, %d entities, %d requests".formatted(preview.path("budget").path("duration").asString(),
				preview.path("budget").path("entities").asLong(), preview.path("budget").path("requests").asLong()));
		lines.add("Learns    " + (preview.path("third_parties").isEmpty() ? "no third party"
				: texts(preview.path("third_parties"), JsonNode::asString)) + " would learn of the targets");
		lines.add("Asked at first: " + preview.path("questions").asLong() + " questions, each of one call or more");
		preview.path("collectors").valueStream().filter(PreviewSummary::isAsked).forEach(step -> lines.add(asked(step)));
		refused(preview).forEach((reason, names) -> lines.add("Not asked: " + String.join(", ", names) + ". " + reason));
		return lines;
	}

	private static boolean isAsked(JsonNode step) {
		return step.path("first_hop").isNumber();
	}

	private static String asked(JsonNode step) {
		String when = step.path("questions").asLong() > 0 ? step.path("questions").asLong() + " at first"
				: "from hop " + step.path("first_hop").asInt();
		return "  %-18s %-10s %-12s %s%s".formatted(step.path("collector").asString(), step.path("intrusiveness").asString(), when,
				step.path("who_learns").asString(), step.path("needs_key").asBoolean() ? " (needs a key)" : "");
	}

	private static Map<String, List<String>> refused(JsonNode preview) {
		Map<String, List<String>> names = new LinkedHashMap<>();
		preview.path("collectors").valueStream().filter(step -> !isAsked(step)).forEach(step -> names
				.computeIfAbsent(step.path("reason").asString(), reason -> new ArrayList<>()).add(step.path("collector").asString()));
		return names;
	}

	private static String texts(JsonNode list, Function<JsonNode, String> text) {
		return list.valueStream().map(text).collect(Collectors.joining(", "));
	}
}
