package io.mirage.storage;

import java.util.Arrays;
import java.util.Locale;

/** How a result leaves. */
enum ExportFormat {
	CSV("text/csv;charset=UTF-8"), NDJSON("application/x-ndjson");

	private final String contentType;

	ExportFormat(String contentType) {
		this.contentType = contentType;
	}

	String contentType() {
		return contentType;
	}

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** @throws io.mirage.platform.web.ProblemException naming the formats there are */
	static ExportFormat of(String label) {
		return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst()
				.orElseThrow(() -> StorageProblem.INVALID_FILTER.because("format is '" + label + "', not csv or ndjson."));
	}
}
