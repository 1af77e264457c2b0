package io.mirage.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

import io.mirage.cli.api.Api;

/** How fast entities are found among the made-up ones: lists, full text, fuzzy. */
public final class SearchBenchmark {

	private static final int TIMES = 100;
	private static final int FAST = 50;
	private static final int FUZZY = 150;
	/** Numbers that are far from each other. */
	private static final int STRIDE = 7919;

	private final Api api;
	private final MadeUp data;
	private final int size;

	private SearchBenchmark(Api api, int size) {
		this.api = api;
		this.size = size;
		data = new MadeUp(size);
	}

	/** @param arguments where the data lies */
	public static void main(String[] arguments) {
		try (Installation mirage = Installation.start(arguments)) {
			new SearchBenchmark(mirage.api(), mirage.size()).run();
		}
	}

	private void run() {
		System.out.printf("%,d entities%n", size);
		Measurement.head();
		ask("entity by id", FAST, i -> api.get("/entities/" + data.entity(any(i)).id()));
		ask("exact value", FAST, i -> find("value:\"" + data.entity(any(i)).value() + '"'));
		ask("filtered list", FAST, i -> find("type:Hostname source:bench-" + (char) ('a' + i % 7)));
		ask("full text, rare word", FAST, i -> find("aurora" + any(i)));
		ask("full text, common word", FAST, i -> find(i % 2 == 0 ? "kites" : "lantern"));
		ask("part of a value", FAST, i -> find("*" + middle(data.entity(any(i)).value()) + "*"));
		ask("fuzzy, long word", FUZZY, i -> find("lantenr" + any(i) + "~1"));
		ask("fuzzy, short word", FUZZY, i -> find((i % 2 == 0 ? "kitse" : "sial") + "~1"));
	}

	private void ask(String name, int limitMillis, IntConsumer question) {
		new Measurement(name, limitMillis).run(TIMES, question);
	}

	private void find(String query) {
		api.get("/entities?limit=50&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
	}

	private int any(int number) {
		return number * STRIDE % size;
	}

	private static String middle(String value) {
		return value.substring(2, Math.min(9, value.length()));
	}
}
