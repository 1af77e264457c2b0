package io.mirage.platform.web;

import java.util.stream.Collectors;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Says in a sentence why a request body could not be read, without echoing more of it than the offending value. */
final class Unreadable {

	private static final int MAX_ECHO = 60;

	private Unreadable() {}

	static String explain(HttpMessageNotReadableException failure) {
		return switch (failure.getCause()) {
			case InvalidFormatException wrong -> "'" + shortened(String.valueOf(wrong.getValue())) + "' is not a valid value for "
					+ path(wrong) + ".";
			case JacksonException wrong when !wrong.getPath().isEmpty() -> "The value of " + path(wrong) + " is not valid.";
			case JacksonException wrong -> "The body is not valid JSON (line " + wrong.getLocation().getLineNr() + ", column "
					+ wrong.getLocation().getColumnNr() + ").";
			case null, default -> "The request needs a JSON body.";
		};
	}

	private static String path(JacksonException failure) {
		return failure.getPath().stream()
				.map(step -> step.getPropertyName() != null ? step.getPropertyName() : "[" + step.getIndex() + "]")
				.collect(Collectors.joining("."));
	}

	private static String shortened(String value) {
		return value.length() <= MAX_ECHO ? value : value.substring(0, MAX_ECHO) + "…";
	}
}
