package io.mirage.platform.web;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Ends a request with a {@link Problem}. */
public class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Problem problem;
	private final @Nullable Duration retryAfter;

	public ProblemException(Problem problem, String detail) {
		this(problem, detail, null);
	}

	private ProblemException(Problem problem, String detail, @Nullable Duration retryAfter) {
		super(detail);
		this.problem = problem;
		this.retryAfter = retryAfter;
	}

	/** Tells the caller when to come back, by {@code Retry-After}. */
	public ProblemException retryAfter(Duration pause) {
		return new ProblemException(problem, detail(), pause);
	}

	public Problem problem() {
		return problem;
	}

	public String detail() {
		String detail = getMessage();
		return detail == null ? "" : detail;
	}

	@Nullable Duration retryAfter() {
		return retryAfter;
	}
}
