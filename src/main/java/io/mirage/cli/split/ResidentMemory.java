package io.mirage.cli.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a process holds, as Linux tells; pages that processes share count in each of them. */
final class ResidentMemory {

	private static final String FIELD = "VmRSS:";

	private ResidentMemory() {}

	/** In megabytes; empty where nobody tells, or if there is no such process any more. */
	static OptionalLong of(long pid) {
		try {
			return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream().filter(line -> line.startsWith(FIELD))
					.mapToLong(line -> Long.parseLong(line.substring(FIELD.length()).replace("kB", "").strip()) / 1024).findFirst();
		} catch (IOException notLinuxOrGone) {
			return OptionalLong.empty();
		}
	}
}
