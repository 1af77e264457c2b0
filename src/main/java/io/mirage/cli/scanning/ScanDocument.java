package io.mirage.cli.scanning;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.mirage.cli.terminal.Console;

/**
 * A scan's result for programs. Everything beyond ASCII is escaped, so that collected text arrives whole and still cannot
 * control a terminal.
 */
public final class ScanDocument {

	private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	private final RemoteScan scan;
	private final ScanResult result;
	private final Console console;

	public ScanDocument(RemoteScan scan, ScanResult result, Console console) {
		this.scan = scan;
		this.result = result;
		this.console = console;
	}

	/** One JSON object: {@code scan}, {@code entities}, {@code findings}, {@code report}; null means "could not be asked". */
	public void writeWhole() {
		console.data("{\"scan\": " + text(result.scan()) + ",");
		console.data("\"coverage\": " + text(scan.api().get("/scans/" + scan.id() + "/coverage").path("data")) + ",");
		writeEntities();
		writeFindings();
		console.data("\"report\": " + (result.report() == null ? "null" : text(result.report())) + "}");
	}

	private void writeEntities() {
		Separated list = new Separated("entities");
		if (result.types() != null) {
			scan.api().forEach(entities(), list::add);
		}
		list.end(result.types() != null);
	}

	private void writeFindings() {
		Separated list = new Separated("findings");
		List<JsonNode> findings = result.findings();
		if (findings != null) {
			findings.forEach(list::add);
		}
		list.end(findings != null);
	}

	/** A line per entity, then one per finding; {@code kind} tells them apart. */
	public void writeLines() {
		if (result.types() != null) {
			scan.api().forEach(entities(), entity -> console.data(text(marked("entity", entity))));
		}
		List<JsonNode> findings = result.findings();
		if (findings != null) {
			findings.forEach(finding -> console.data(text(marked("finding", finding))));
		}
	}

	private String entities() {
		return "/entities?scan_id=" + scan.id();
	}

	private static JsonNode marked(String kind, JsonNode node) {
		ObjectNode marked = JSON.createObjectNode().put("kind", kind);
		node.properties().forEach(property -> marked.set(property.getKey(), property.getValue()));
		return marked;
	}

	/** On one line. */
	public static String text(JsonNode node) {
		return JSON.writeValueAsString(node);
	}

	/** A JSON array, an element a line; written one element late, because the last one has no comma. */
	private final class Separated {

		private final String name;
		private @Nullable String last;

		Separated(String name) {
			this.name = name;
		}

		void add(JsonNode element) {
			console.data(last == null ? "\"" + name + "\": [" : last + ",");
			last = text(element);
		}

		void end(boolean known) {
			String empty = "\"" + name + "\": " + (known ? "[]," : "null,");
			console.data(last == null ? empty : last + "],");
		}
	}
}
