package io.mirage.collection.collectors.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What collectors know from files that ship with the product. */
final class DataFiles {

	private DataFiles() {}

	/** @param name of a file below {@code collectors/} */
	static String text(String name) {
		try (InputStream in = Objects.requireNonNull(DataFiles.class.getResourceAsStream("/collectors/" + name), name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException broken) {
			throw new UncheckedIOException("collectors/" + name + " cannot be read", broken);
		}
	}
}
