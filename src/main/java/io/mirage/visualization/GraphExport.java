package io.mirage.visualization;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.scans.ScanId;

/** Writes a whole picture in one of the formats; all but images hold a portion of it at a time. */
@Component
class GraphExport {

	private static final int PORTION = 1000;

	/** Takes what consists of portions. */
	interface Sink<T, F extends Exception> {
		void accept(T item) throws F;
	}

	private final JsonMapper json;

	GraphExport(JsonMapper json) {
		this.json = json;
	}

	void write(GraphFormat format, ScanId scan, Picture picture, OutputStream out) throws IOException {
		try {
			switch (format) {
				case JSON -> writeJson(scan, picture, out);
				case GRAPHML -> GraphMlWriter.write(picture, out);
				case GEXF -> GexfWriter.write(picture, out);
				case CSV -> CsvWriter.write(picture, out);
				case SVG -> SvgPen.write(picture, out);
				case PNG -> PngPen.write(picture, out);
			}
		} catch (XMLStreamException e) {
			throw new IOException("The graph of scan " + scan + " could not be written", e);
		}
	}

	/** The same shape as the API's answer. */
	private void writeJson(ScanId scan, Picture picture, OutputStream out) {
		try (JsonGenerator generator = json.createGenerator(out)) {
			generator.writeStartObject();
			generator.writeStringProperty("scan_id", scan.toString());
			generator.writeBooleanProperty("complete", picture.complete());
			generator.writeNumberProperty("total_nodes", picture.totalNodes());
			generator.writeNumberProperty("total_edges", picture.totalEdges());
			generator.writeBooleanProperty("truncated", !picture.whole());
			generator.writeArrayPropertyStart("nodes");
			forEachNode(picture, generator::writePOJO);
			generator.writeEndArray();
			generator.writeArrayPropertyStart("edges");
			forEachEdge(picture, generator::writePOJO);
			generator.writeEndArray();
			generator.writeEndObject();
		}
	}

	static <F extends Exception> void forEachNode(Picture picture, Sink<Node, F> sink) throws F {
		List<Node> portion = picture.nodes(0, PORTION);
		for (int from = PORTION; !portion.isEmpty(); from += PORTION) {
			pass(portion, sink);
			portion = picture.nodes(from, from + PORTION);
		}
	}

	static <F extends Exception> void forEachEdge(Picture picture, Sink<Edge, F> sink) throws F {
		List<Edge> portion = picture.edges(picture.totalNodes(), 0, PORTION);
		for (int from = PORTION; !portion.isEmpty(); from += PORTION) {
			pass(portion, sink);
			portion = picture.edges(picture.totalNodes(), from, from + PORTION);
		}
	}

	private static <T, F extends Exception> void pass(List<T> portion, Sink<T, F> sink) throws F {
		for (T item : portion) {
			sink.accept(item);
		}
	}
}
