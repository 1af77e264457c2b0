package io.mirage.benchmarks;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;

import io.mirage.cli.api.Api;
import io.mirage.events.entities.EntityId;

/** How fast connections are found among the made-up entities: neighbours, paths, differences, places in a picture. */
public final class GraphBenchmark {

	private static final int TIMES = 100;
	private static final int FEW = 5;
	private static final int NEIGHBOURS = 100;
	private static final int PATH = 250;
	private static final int DIFFERENCE = 2000;

	private final Api api;
	private final MadeUp data;
	private final int size;
	private final int inScan;
	private final String scan = "scan_id=" + DataSet.scan(0);

	private GraphBenchmark(Api api, int size) {
		this.api = api;
		this.size = size;
		data = new MadeUp(size);
		inScan = Math.min(size, DataSet.SCAN);
	}

	/** @param arguments where the data lies */
	public static void main(String[] arguments) {
		try (Installation mirage = Installation.start(arguments)) {
			new GraphBenchmark(mirage.api(), mirage.size()).run();
		}
	}

	private void run() {
		System.out.printf("%,d entities, %,d of them in the scan that is asked%n", size, inScan);
		Measurement.head();
		ask("neighbours, 2 hops", NEIGHBOURS, TIMES, i -> api.get("/graph/neighbours?depth=2&" + scan + "&entity_id=" + id(i)));
		ask("shortest path", PATH, TIMES, i -> api.get("/graph/path?" + scan + "&from=" + id(i) + "&to=" + id(i + TIMES * 2)));
		if (size >= 2 * DataSet.SCAN) {
			String sides = "before=" + DataSet.scan(0) + "&after=" + DataSet.scan(1);
			ask("difference of two scans", DIFFERENCE, FEW, i -> api.get("/differences/summary?" + sides));
			ask("difference of their relationships", DIFFERENCE, FEW, i -> api.get("/differences/relationships/summary?" + sides));
		}
		ask("timeline of the scan", DIFFERENCE, FEW, i -> api.get("/visualizations/timeline?" + scan));
		ask("charts of the scan", DIFFERENCE, FEW, i -> api.get("/visualizations/charts?" + scan));
	}

	private void ask(String name, int limitMillis, int often, IntConsumer question) {
		new Measurement(name, limitMillis).run(often, question);
	}

	private EntityId id(int number) {
		return data.entity(new SplittableRandom(number).nextInt(inScan)).id();
	}
}
