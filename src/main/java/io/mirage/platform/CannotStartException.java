package io.mirage.platform;

import org.jspecify.annotations.Nullable;

/** This process cannot start here, which people have to mend. Shown without a stack trace. */
public class CannotStartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String wayOut;

	/**
	 * @param problem one sentence that names what is wrong and where
	 * @param wayOut what to do about it
	 */
	public CannotStartException(String problem, String wayOut, @Nullable Throwable cause) {
		super(problem, cause);
		this.wayOut = wayOut;
	}

	public CannotStartException(String problem, String wayOut) {
		this(problem, wayOut, null);
	}

	public String wayOut() {
		return wayOut;
	}
}
