package io.mirage.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Processor time of the processes this one has started, which here is the database. */
final class ProcessorTime {

	private static final double TICKS_PER_SECOND = 100;

	private ProcessorTime() {}

	/** In seconds. Where the system tells, also of processes that have ended. */
	static double ofDescendants() {
		return ProcessHandle.current().descendants().mapToDouble(ProcessorTime::of).sum();
	}

	private static double of(ProcessHandle process) {
		try {
			String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
			String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
			return (ticks(fields, 11) + ticks(fields, 12) + ticks(fields, 13) + ticks(fields, 14)) / TICKS_PER_SECOND;
		} catch (IOException notTold) {
			return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
		}
	}

	/** User and system time of the process, then of its ended children (proc(5): utime, stime, cutime, cstime). */
	private static long ticks(String[] fields, int field) {
		return Long.parseLong(fields[field]);
	}
}
