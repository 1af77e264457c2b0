package io.mirage.reporting;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import io.mirage.reporting.format.HtmlDocument;

/** Hands a written report out, sealed off from the pages around it. */
@Component
class ReportDelivery {

	/** A report may be framed by our own pages, but has no origin, no script and nothing to load. */
	private static final String POLICY = HtmlDocument.SECURITY_POLICY + "; frame-ancestors 'self'; sandbox";

	private final ReportParts parts;

	ReportDelivery(ReportParts parts) {
		this.parts = parts;
	}

	/** @throws io.mirage.platform.web.ProblemException if it is not written, or not as this */
	void send(Report report, ReportFormat format, HttpServletResponse response) throws IOException {
		requireWritten(report, format);
		response.setContentType(format.contentType());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(format).filename("report-" + report.id() + "." + format.ending())
				.build().toString());
		response.setContentLengthLong(report.sizes().getOrDefault(format.label(), 0L));
		parts.copy(report.id(), format, response.getOutputStream());
	}

	private static void requireWritten(Report report, ReportFormat format) {
		if (report.state() != ReportState.READY) {
			throw ReportProblem.NOT_WRITTEN.because("The report " + report.id() + " is " + report.state().label() + ", not ready.");
		}
		if (!report.formats().contains(format.label())) {
			throw ReportProblem.UNKNOWN_FORMAT.because("The report " + report.id() + " was not written as " + format.label() + ", only as "
					+ String.join(", ", report.formats()) + ".");
		}
	}

	private static ContentDisposition.Builder disposition(ReportFormat format) {
		return format == ReportFormat.HTML ? ContentDisposition.inline() : ContentDisposition.attachment();
	}
}
