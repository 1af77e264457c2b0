package io.mirage.reporting.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Lines of UTF-8. */
final class Lines {

	private final Writer out;

	Lines(OutputStream out) {
		this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
	}

	Lines line() {
		return line("");
	}

	Lines line(String text) {
		try {
			out.write(text);
			out.write('\n');
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return this;
	}

	void close() {
		try {
			out.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
