package io.mirage.collection.collectors.dns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The data files beside the collectors: a line is a row, {@code |} parts its cells, {@code #} begins a comment line. */
final class Lines {

	private Lines() {}

	/**
	 * @param file its name below {@code collectors/dns} without the ending
	 * @param cells how many each row has
	 * @throws IllegalStateException naming the row that has another number of them
	 */
	static List<List<String>> read(String file, int cells) {
		List<List<String>> rows = text(file).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
				.map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()).toList();
		rows.stream().filter(row -> row.size() != cells).findFirst().ifPresent(row -> {
			throw new IllegalStateException("collectors/dns/" + file + ".txt: '" + String.join(" | ", row) + "' has not " + cells + " cells");
		});
		return rows;
	}

	private static String text(String file) {
		try (@Nullable InputStream in = Lines.class.getResourceAsStream("/collectors/dns/" + file + ".txt")) {
			if (in == null) {
				throw new IllegalStateException("There is no data file collectors/dns/" + file + ".txt");
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException broken) {
			throw new UncheckedIOException(broken);
		}
	}
}
