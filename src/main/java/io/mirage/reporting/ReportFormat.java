package io.mirage.reporting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** What a report can be written as. */
enum ReportFormat {
	HTML("html", "text/html;charset=UTF-8"),
	PDF("pdf", "application/pdf"),
	DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
	XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
	CSV("csv", "text/csv;charset=UTF-8"),
	JSON("json", "application/json"),
	MARKDOWN("md", "text/markdown;charset=UTF-8"),
	TEXT("txt", "text/plain;charset=UTF-8");

	/** What is written without being asked for. */
	static final List<ReportFormat> DEFAULT = List.of(HTML, JSON);

	private final String ending;
	private final String contentType;

	ReportFormat(String ending, String contentType) {
		this.ending = ending;
		this.contentType = contentType;
	}

	/** Name in the API and in the store. */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Of the file, without a dot. */
	String ending() {
		return ending;
	}

	String contentType() {
		return contentType;
	}

	/** Whether it holds every fact, however many there are; the others list so many as somebody may read. */
	boolean isWhole() {
		return this == XLSX || this == CSV || this == JSON;
	}

	static Optional<ReportFormat> find(String label) {
		return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
	}

	/** @throws io.mirage.platform.web.ProblemException naming the label if there is no such format */
	static ReportFormat of(String label) {
		return find(label).orElseThrow(() -> ReportProblem.UNKNOWN_FORMAT
				.because("format is '" + label + "', not one of " + String.join(", ", labels()) + "."));
	}

	/** @param labels absent or empty for what is written without being asked for; each format counts once */
	static List<ReportFormat> chosen(@Nullable List<String> labels) {
		return labels == null || labels.isEmpty() ? DEFAULT : labels.stream().map(ReportFormat::of).distinct().toList();
	}

	static List<String> labels() {
		return Arrays.stream(values()).map(ReportFormat::label).toList();
	}
}
