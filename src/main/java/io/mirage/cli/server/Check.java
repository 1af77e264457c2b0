package io.mirage.cli.server;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one thing that Mirage needs.
 *
 * @param detail what is there
 * @param advice what to do about it; absent if it is well
 */
public record Check(String name, Status status, String detail, @Nullable String advice) {

	/** Whether Mirage can run like this; {@code INFO} matters to developers only. */
	public enum Status {
		INFO, OK, WARN, FAIL;

		@JsonValue
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	static Check info(String name, String detail) {
		return new Check(name, Status.INFO, detail, null);
	}

	static Check ok(String name, String detail) {
		return new Check(name, Status.OK, detail, null);
	}

	static Check warn(String name, String detail, String advice) {
		return new Check(name, Status.WARN, detail, advice);
	}

	static Check fail(String name, String detail, String advice) {
		return new Check(name, Status.FAIL, detail, advice);
	}

	public boolean failed() {
		return status == Status.FAIL;
	}
}
