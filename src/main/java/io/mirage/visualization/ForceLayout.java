package io.mirage.visualization;

import java.util.Arrays;

/**
 * Loosens a layout as springs between connected nodes and a repulsion between all would (the model of ForceAtlas2:
 * attraction grows with the distance, repulsion with the degrees and falls with the distance). The same input gives the
 * same output on every machine: no randomness, and only operations that round alike everywhere.
 */
final class ForceLayout {

	/** Two nodes with one edge come to rest about a gap apart. */
	private static final double REPULSION = Positions.GAP * Positions.GAP / 4;
	/** Keeps parts that nothing connects from drifting away. */
	private static final double GRAVITY = 0.02;
	/** Below one half, or two connected nodes would jump past each other. */
	private static final double STEP = 0.4;

	private final Positions positions;
	private final int[] from;
	private final int[] to;
	private final double[] mass;
	private final double[] forceX;
	private final double[] forceY;
	private final QuadTree tree;

	private ForceLayout(Positions positions, int[] from, int[] to) {
		int nodes = positions.x().length;
		this.positions = positions;
		this.from = from;
		this.to = to;
		this.mass = masses(nodes, from, to);
		this.forceX = new double[nodes];
		this.forceY = new double[nodes];
		this.tree = new QuadTree(nodes);
	}

	/** Moves the given positions; the way a node may go in one iteration shrinks to nothing towards the last. */
	static void relax(Positions positions, int[] from, int[] to, int iterations) {
		if (positions.x().length < 2) {
			return;
		}
		ForceLayout layout = new ForceLayout(positions, from, to);
		for (int i = 0; i < iterations; i++) {
			layout.repel();
			layout.attract();
			layout.move(Positions.GAP * (iterations - i) / iterations);
		}
	}

	private void repel() {
		tree.fill(positions.x(), positions.y(), mass);
		for (int node = 0; node < mass.length; node++) {
			tree.pull(node);
			forceX[node] = -REPULSION * tree.pullX() - GRAVITY * positions.x()[node];
			forceY[node] = -REPULSION * tree.pullY() - GRAVITY * positions.y()[node];
		}
	}

	private void attract() {
		for (int edge = 0; edge < from.length; edge++) {
			int a = from[edge];
			int b = to[edge];
			double dx = positions.x()[b] - positions.x()[a];
			double dy = positions.y()[b] - positions.y()[a];
			forceX[a] += dx / mass[a];
			forceY[a] += dy / mass[a];
			forceX[b] -= dx / mass[b];
			forceY[b] -= dy / mass[b];
		}
	}

	private void move(double reach) {
		for (int node = 0; node < mass.length; node++) {
			double length = STEP * Math.sqrt(forceX[node] * forceX[node] + forceY[node] * forceY[node]);
			double scale = length > reach ? STEP * reach / length : STEP;
			positions.x()[node] += forceX[node] * scale;
			positions.y()[node] += forceY[node] * scale;
		}
	}

	private static double[] masses(int nodes, int[] from, int[] to) {
		double[] mass = new double[nodes];
		Arrays.fill(mass, 1);
		for (int edge = 0; edge < from.length; edge++) {
			mass[from[edge]]++;
			mass[to[edge]]++;
		}
		return mass;
	}
}
