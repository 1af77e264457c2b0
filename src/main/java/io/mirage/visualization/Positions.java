package io.mirage.visualization;

/** Where each node stands; the origin is the middle, neighbours are about {@value #GAP} apart. */
record Positions(double[] x, double[] y) {

	static final double GAP = 100;

	static Positions of(int nodes) {
		return new Positions(new double[nodes], new double[nodes]);
	}
}
