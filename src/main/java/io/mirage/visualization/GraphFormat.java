package io.mirage.visualization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a graph can be exported as. */
enum GraphFormat {
	GRAPHML("application/graphml+xml"), GEXF("application/gexf+xml"), JSON("application/json"), CSV("text/csv;charset=UTF-8"), SVG("image/svg+xml"), PNG("image/png");

	private final String contentType;

	GraphFormat(String contentType) {
		this.contentType = contentType;
	}

	/** Name in the API and ending of the file. */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	String contentType() {
		return contentType;
	}

	static Optional<GraphFormat> find(String label) {
		return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
	}

	static String labels() {
		return Arrays.stream(values()).map(GraphFormat::label).collect(Collectors.joining(", "));
	}
}
