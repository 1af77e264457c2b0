package io.mirage.platform.readmodel;

import java.util.Collection;

/** Merges what independent sources believe, each from 0 to 100. */
public final class Confidence {

	/** Nobody is certain: the most that observations can add up to. */
	public static final int CEILING = 99;

	private Confidence() {}

	/**
	 * The chance that not all of them err: 1 minus the product of (1 - c/100), rounded, at most {@value #CEILING}. The
	 * order does not matter; a collector counts once, with its highest.
	 *
	 * @param byCollector one figure per collector
	 */
	public static int merged(Collection<Integer> byCollector) {
		if (byCollector.size() == 1) {
			return Math.min(CEILING, byCollector.iterator().next());
		}
		double doubt = byCollector.stream().sorted().mapToDouble(c -> 1 - c / 100.0).reduce(1, (a, b) -> a * b);
		return (int) Math.min(CEILING, Math.round((1 - doubt) * 100));
	}
}
