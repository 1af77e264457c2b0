package io.mirage.integration.formats;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What exports are written in. Labels are API: never rename one. */
public enum Format {
	/** Everything, a line for each thing; see the module's description. */
	NDJSON("application/x-ndjson", "ndjson", NdjsonWriter::new),
	/** Entities, for spreadsheets. */
	CSV("text/csv; charset=utf-8", "csv", CsvWriter::new),
	/** Findings, for what collects the results of analysis tools (OASIS SARIF 2.1.0). */
	SARIF("application/sarif+json", "sarif", SarifWriter::new),
	/** What has a type in STIX 2.1 (OASIS), as a bundle. */
	STIX("application/stix+json;version=2.1", "stix.json", StixWriter::new),
	/** An event with attributes, for MISP. */
	MISP("application/json", "misp.json", MispWriter::new);

	@FunctionalInterface
	private interface Maker {
		ExportWriter make(OutputStream out, JsonMapper json);
	}

	private final String mediaType;
	private final String suffix;
	private final Maker maker;

	Format(String mediaType, String suffix, Maker maker) {
		this.mediaType = mediaType;
		this.suffix = suffix;
		this.maker = maker;
	}

	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public String mediaType() {
		return mediaType;
	}

	/** Of a file, without the dot. */
	public String suffix() {
		return suffix;
	}

	/**
	 * A new one, for one export. Members of maps are sorted, so that the same facts give the same bytes.
	 *
	 * @param out is not closed
	 */
	public ExportWriter writer(OutputStream out, JsonMapper json) {
		return maker.make(out, json.rebuild().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build());
	}

	public static Optional<Format> find(String label) {
		return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
	}

	/** All labels, for people. */
	public static String labels() {
		return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
	}
}
