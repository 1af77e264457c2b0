package io.mirage.platform.web;

import java.net.URI;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A failure that is the caller's to handle. Each module lists its own in an enum; slugs are API and never renamed. */
public interface Problem {

	/** Last part of the problem's type, kebab-case. */
	String slug();

	HttpStatus status();

	/** Constant text for people. */
	String title();

	/** @param detail names the offending value and the way out; never a secret */
	default ProblemException because(String detail) {
		return new ProblemException(this, detail);
	}

	/** The answer of RFC 9457. */
	default ProblemDetail toProblemDetail(String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status(), detail);
		problem.setType(URI.create("/problems/" + slug()));
		problem.setTitle(title());
		return problem;
	}
}
