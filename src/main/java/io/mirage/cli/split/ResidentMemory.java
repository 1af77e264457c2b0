package io.mirage.cli.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory processes hold, as Linux tells. */
final class ResidentMemory {

	private ResidentMemory() {}

	/** In megabytes, pages that it shares with others included; empty where nobody tells, or if there is no such process. */
	static OptionalLong of(long pid) {
		return read(pid, "Rss:");
	}

	/** The same with its share of the pages that it shares: these add up. */
	static OptionalLong shareOf(long pid) {
		return read(pid, "Pss:");
	}

	private static OptionalLong read(long pid, String field) {
		try {
			return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream().filter(line -> line.startsWith(field))
					.mapToLong(line -> Long.parseLong(line.substring(field.length()).replace("kB", "").strip()) / 1024).findFirst();
		} catch (IOException notLinuxOrGone) {
			return OptionalLong.empty();
		}
	}
}
