package io.mirage.benchmarks;

import java.util.Arrays;

/** Makes the data that the other measurements search; the same size gives the same data everywhere. */
public final class DataBenchmark {

	private static final int DEFAULT_SIZE = 1_000_000;

	private DataBenchmark() {}

	/** @param arguments number of entities, default a million, and where the data lies */
	public static void main(String[] arguments) {
		int size = Arrays.stream(arguments).filter(argument -> argument.matches("\\d+")).findFirst().map(Integer::parseInt).orElse(DEFAULT_SIZE);
		try (Installation mirage = Installation.start(arguments)) {
			long start = System.nanoTime();
			new DataSet(mirage.database()).fill(size, done -> System.out.printf("%,d of %,d entities%n", done, size));
			System.out.printf("Made %,d entities and %,d relationships in %d s%n", size, (long) size * MadeUp.RELATIONSHIPS,
					(System.nanoTime() - start) / 1_000_000_000);
		}
	}
}
