package io.mirage.visualization;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.mirage.platform.readmodel.CsvRow;

/** Writes one line per edge with the names of both ends; the ends' names are held, the edges are not. */
final class CsvWriter {

	private static final List<String> COLUMNS = List.of("source_type", "source", "relation", "target_type", "target");

	private CsvWriter() {}

	static void write(Picture picture, OutputStream out) throws IOException {
		Map<UUID, Node> nodes = new HashMap<>();
		GraphExport.<RuntimeException>forEachNode(picture, node -> nodes.put(node.id(), node));
		Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
		text.write(CsvRow.of(COLUMNS));
		GraphExport.<IOException>forEachEdge(picture, edge -> {
			Node source = nodes.get(edge.source());
			Node target = nodes.get(edge.target());
			if (source != null && target != null) {
				text.write(CsvRow.of(List.of(source.type(), source.value(), edge.type(), target.type(), target.value())));
			}
		});
		text.flush();
	}
}
