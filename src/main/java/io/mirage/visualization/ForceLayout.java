package io.mirage.visualization;

/**
 * Loosens a layout as if all nodes repelled each other, springs held the connected ones and everything were drawn to the
 * middle. Repulsion that falls with the distance and a pull that grows with it spread any number of nodes evenly. The
 * same input gives the same output on every machine: no randomness, and only operations that round alike everywhere.
 */
final class ForceLayout {

	/** With {@link #SPRING}: two connected nodes come to rest about two thirds of a gap apart. */
	private static final double REPULSION = 400;
	private static final double SPRING = 0.1;
	/** With {@link #REPULSION}: nodes that nothing connects come to rest about one and a half gaps apart. */
	private static final double GRAVITY = 0.05;
	/** Below one, or the centre of a star would jump past the middle of its neighbours. */
	private static final double STEP = 0.8;

	private final Positions positions;
	private final int[] from;
	private final int[] to;
	private final double[] stiffness;
	private final double[] forceX;
	private final double[] forceY;
	private final QuadTree tree;

	private ForceLayout(Positions positions, int[] from, int[] to) {
		int nodes = positions.x().length;
		this.positions = positions;
		this.from = from;
		this.to = to;
		this.stiffness = stiffness(nodes, from, to);
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
			layout.move(2 * Positions.GAP * (iterations - i) / iterations);
		}
	}

	private void repel() {
		tree.fill(positions.x(), positions.y());
		for (int node = 0; node < stiffness.length; node++) {
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
			forceX[a] += dx * stiffness[a];
			forceY[a] += dy * stiffness[a];
			forceX[b] -= dx * stiffness[b];
			forceY[b] -= dy * stiffness[b];
		}
	}

	private void move(double reach) {
		for (int node = 0; node < stiffness.length; node++) {
			double length = STEP * Math.sqrt(forceX[node] * forceX[node] + forceY[node] * forceY[node]);
			double scale = length > reach ? STEP * reach / length : STEP;
			positions.x()[node] += forceX[node] * scale;
			positions.y()[node] += forceY[node] * scale;
		}
	}

	/** All springs of a node together move it at most to the middle of its neighbours. */
	private static double[] stiffness(int nodes, int[] from, int[] to) {
		double[] stiffness = new double[nodes];
		for (int edge = 0; edge < from.length; edge++) {
			stiffness[from[edge]]++;
			stiffness[to[edge]]++;
		}
		for (int node = 0; node < nodes; node++) {
			stiffness[node] = Math.min(SPRING, 1 / Math.max(1, stiffness[node]));
		}
		return stiffness;
	}
}
