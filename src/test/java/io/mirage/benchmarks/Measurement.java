package io.mirage.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/** Times one kind of question, asked again and again with other values, after some that do not count. */
final class Measurement {

	private static final int WARM_UP = 10;

	private final String name;
	private final int limitMillis;

	/** @param limitMillis what 99 of 100 answers must not exceed */
	Measurement(String name, int limitMillis) {
		this.name = name;
		this.limitMillis = limitMillis;
	}

	/** @param question asks with a value made of the number */
	void run(int times, IntConsumer question) {
		for (int i = 0; i < Math.min(WARM_UP, times); i++) {
			question.accept(times + i);
		}
		List<Long> micros = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			long start = System.nanoTime();
			question.accept(i);
			micros.add((System.nanoTime() - start) / 1000);
		}
		Collections.sort(micros);
		long worst = percentile(micros, 99);
		boolean enough = worst <= limitMillis * 1000L;
		System.out.println("%-34s %8.1f %8.1f %8.1f %8d  %s".formatted(name, percentile(micros, 50) / 1000.0, percentile(micros, 90) / 1000.0,
				worst / 1000.0, limitMillis, enough ? "ok" : "TOO SLOW"));
	}

	static void head() {
		System.out.println("%-34s %8s %8s %8s %8s".formatted("milliseconds, over HTTP", "p50", "p90", "p99", "limit"));
	}

	private static long percentile(List<Long> sorted, int percent) {
		return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
	}
}
