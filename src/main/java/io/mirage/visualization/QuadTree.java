package io.mirage.visualization;

import java.util.Arrays;

/**
 * Sums up far away bodies (Barnes and Hut, 1986): how all of them pull at one takes a number of steps that grows with
 * the logarithm of their number. Lives in arrays that are used again for every filling.
 */
final class QuadTree {

	/**
	 * A square that looks smaller than this, side by distance, counts as one body. Larger is faster and less exact; above
	 * 1/√2 a body could be pulled by a square it lies in itself.
	 */
	private static final double THETA = 0.7;
	/** Bodies that are closer than 2^-32 of the whole are taken as one. */
	private static final int MAX_DEPTH = 32;
	private static final double LEAST_DISTANCE_SQUARED = 1;
	private static final int EMPTY = -1;
	private static final int QUADRANTS = 4;

	private int cells;
	/** Four to a cell: {@link #EMPTY}, the number of a cell, or -2 - the number of a body. */
	private int[] children;
	private double[] middleX;
	private double[] middleY;
	private double[] half;
	private int[] bodies;
	/** Sums of the bodies' places while the tree is filled, then their mean. */
	private double[] centreX;
	private double[] centreY;

	private double[] x = {};
	private double[] y = {};
	private final int[] open = new int[QUADRANTS * (MAX_DEPTH + 1)];
	private double pullX;
	private double pullY;

	QuadTree(int expected) {
		int room = Math.max(16, expected * 2);
		children = new int[room * QUADRANTS];
		middleX = new double[room];
		middleY = new double[room];
		half = new double[room];
		bodies = new int[room];
		centreX = new double[room];
		centreY = new double[room];
	}

	/** Replaces all bodies. The arrays are read until the next filling. */
	void fill(double[] x, double[] y) {
		this.x = x;
		this.y = y;
		double left = Arrays.stream(x).min().orElse(0);
		double top = Arrays.stream(y).min().orElse(0);
		double side = Math.max(Arrays.stream(x).max().orElse(0) - left, Arrays.stream(y).max().orElse(0) - top) / 2 + 1;
		cells = 0;
		newCell(left + side, top + side, side);
		for (int body = 0; body < x.length; body++) {
			insert(body);
		}
		for (int cell = 0; cell < cells; cell++) {
			centreX[cell] /= bodies[cell];
			centreY[cell] /= bodies[cell];
		}
	}

	/** Sums offset / distance² over all other bodies; {@link #pullX} and {@link #pullY} have the result. */
	void pull(int body) {
		pullX = 0;
		pullY = 0;
		int waiting = 0;
		open[waiting++] = 0;
		while (waiting > 0) {
			int cell = open[--waiting];
			if (isFar(cell, body)) {
				add(body, centreX[cell], centreY[cell], bodies[cell]);
				continue;
			}
			for (int child = cell * QUADRANTS; child < (cell + 1) * QUADRANTS; child++) {
				int inside = children[child];
				if (inside >= 0) {
					open[waiting++] = inside;
				} else if (inside != EMPTY && body(inside) != body) {
					add(body, x[body(inside)], y[body(inside)], 1);
				}
			}
		}
	}

	double pullX() {
		return pullX;
	}

	double pullY() {
		return pullY;
	}

	private boolean isFar(int cell, int body) {
		double dx = centreX[cell] - x[body];
		double dy = centreY[cell] - y[body];
		double side = 2 * half[cell];
		return side * side < THETA * THETA * (dx * dx + dy * dy);
	}

	private void add(int body, double atX, double atY, int number) {
		double dx = atX - x[body];
		double dy = atY - y[body];
		double factor = number / Math.max(LEAST_DISTANCE_SQUARED, dx * dx + dy * dy);
		pullX += dx * factor;
		pullY += dy * factor;
	}

	private void insert(int body) {
		int cell = 0;
		for (int depth = 0; depth < MAX_DEPTH; depth++) {
			count(cell, body);
			int child = child(cell, body);
			int inside = children[child];
			if (inside == EMPTY) {
				children[child] = entry(body);
				return;
			}
			if (inside < 0) {
				children[child] = split(cell, child % QUADRANTS, body(inside));
			}
			cell = children[child];
		}
		count(cell, body);
	}

	/** A cell in the place of the body that was there alone. */
	private int split(int cell, int quadrant, int resident) {
		double quarter = half[cell] / 2;
		int smaller = newCell(middleX[cell] + (quadrant % 2 == 0 ? -quarter : quarter),
				middleY[cell] + (quadrant < 2 ? -quarter : quarter), quarter);
		count(smaller, resident);
		children[child(smaller, resident)] = entry(resident);
		return smaller;
	}

	private void count(int cell, int body) {
		bodies[cell]++;
		centreX[cell] += x[body];
		centreY[cell] += y[body];
	}

	private int child(int cell, int body) {
		return cell * QUADRANTS + (x[body] < middleX[cell] ? 0 : 1) + (y[body] < middleY[cell] ? 0 : 2);
	}

	private static int entry(int body) {
		return -2 - body;
	}

	private static int body(int entry) {
		return -2 - entry;
	}

	private int newCell(double atX, double atY, double extent) {
		if (cells == bodies.length) {
			grow();
		}
		int cell = cells++;
		Arrays.fill(children, cell * QUADRANTS, (cell + 1) * QUADRANTS, EMPTY);
		middleX[cell] = atX;
		middleY[cell] = atY;
		half[cell] = extent;
		bodies[cell] = 0;
		centreX[cell] = 0;
		centreY[cell] = 0;
		return cell;
	}

	private void grow() {
		int room = cells * 2;
		children = Arrays.copyOf(children, room * QUADRANTS);
		middleX = Arrays.copyOf(middleX, room);
		middleY = Arrays.copyOf(middleY, room);
		half = Arrays.copyOf(half, room);
		bodies = Arrays.copyOf(bodies, room);
		centreX = Arrays.copyOf(centreX, room);
		centreY = Arrays.copyOf(centreY, room);
	}
}
