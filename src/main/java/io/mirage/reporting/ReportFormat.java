package io.mirage.reporting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What every report is written as. */
enum ReportFormat {
	HTML("text/html;charset=UTF-8"), JSON("application/json");

	private final String contentType;

	ReportFormat(String contentType) {
		this.contentType = contentType;
	}

	/** Name in the API and in the store, and ending of the file. */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	String contentType() {
		return contentType;
	}

	static Optional<ReportFormat> find(String label) {
		return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
	}

	static List<String> labels() {
		return Arrays.stream(values()).map(ReportFormat::label).toList();
	}
}
