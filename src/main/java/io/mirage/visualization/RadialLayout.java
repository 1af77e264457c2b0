package io.mirage.visualization;

import java.util.Arrays;

/**
 * Puts nodes on rings by their distance from the targets, each into the sector of the node that led to it. A single
 * target is the middle; what nothing leads to stands on a ring of its own, outside.
 */
final class RadialLayout {

	/** The least room on a ring, along its circumference. */
	private static final double ROOM = Positions.GAP / 4;
	private static final double FULL_TURN = 2 * Math.PI;

	private final DiscoveryTree tree;
	private final int nodes;
	private final int[] leaves;
	private final double[] start;
	private final double[] width;

	private RadialLayout(DiscoveryTree tree) {
		this.tree = tree;
		this.nodes = tree.parent().length;
		this.leaves = new int[nodes];
		this.start = new double[nodes];
		this.width = new double[nodes];
	}

	static Positions place(DiscoveryTree tree) {
		RadialLayout layout = new RadialLayout(tree);
		layout.countLeaves();
		layout.divideTurn();
		return layout.positions();
	}

	private void countLeaves() {
		int[] order = tree.order();
		for (int i = order.length - 1; i >= 0; i--) {
			int node = order[i];
			leaves[node] = Math.max(1, leaves[node]);
			if (tree.parent()[node] != DiscoveryTree.NONE) {
				leaves[tree.parent()[node]] += leaves[node];
			}
		}
	}

	/** A node's children share its sector by their leaves; targets share the full turn. */
	private void divideTurn() {
		int all = Arrays.stream(tree.order()).filter(node -> tree.distance()[node] == 0).map(node -> leaves[node]).sum();
		double[] used = new double[nodes];
		double turn = 0;
		for (int node : tree.order()) {
			int parent = tree.parent()[node];
			if (parent == DiscoveryTree.NONE) {
				start[node] = turn;
				width[node] = FULL_TURN * leaves[node] / all;
				turn += width[node];
			} else {
				start[node] = start[parent] + used[parent];
				width[node] = width[parent] * leaves[node] / leaves[parent];
				used[parent] += width[node];
			}
		}
	}

	private Positions positions() {
		double[] radii = radii();
		Positions positions = Positions.of(nodes);
		int unreached = 0;
		int outside = nodes - tree.order().length;
		for (int node = 0; node < nodes; node++) {
			boolean reached = tree.distance()[node] != DiscoveryTree.NONE;
			double radius = reached ? radii[tree.distance()[node]] : radii[radii.length - 1];
			if (radius == 0) {
				continue;
			}
			double angle = reached ? start[node] + width[node] / 2 : FULL_TURN * unreached++ / outside;
			// StrictMath, since Math may round differently on another machine.
			positions.x()[node] = radius * StrictMath.cos(angle);
			positions.y()[node] = radius * StrictMath.sin(angle);
		}
		return positions;
	}

	/** Of every ring and, last, of the one for what nothing leads to. */
	private double[] radii() {
		int rings = Arrays.stream(tree.distance()).max().orElse(DiscoveryTree.NONE) + 1;
		int[] population = new int[rings + 1];
		for (int distance : tree.distance()) {
			population[distance == DiscoveryTree.NONE ? rings : distance]++;
		}
		double[] radii = new double[rings + 1];
		double inner = population[0] > 1 ? 0 : -Positions.GAP;
		for (int ring = 0; ring <= rings; ring++) {
			double needed = population[ring] > 1 ? population[ring] * ROOM / FULL_TURN : 0;
			inner = Math.max(inner + Positions.GAP, needed);
			radii[ring] = inner;
		}
		return radii;
	}
}
