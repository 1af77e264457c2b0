package io.mirage.visualization;

import java.util.Arrays;

/**
 * The shortest way from a target to every node, over what led to what and over relationships in both directions.
 *
 * @param order nodes that a target leads to, nearest first
 * @param parent the node before on the way; {@value #NONE} for a target and for what nothing leads to
 * @param distance steps from the nearest target; {@value #NONE} for what nothing leads to
 */
record DiscoveryTree(int[] order, int[] parent, int[] distance) {

	static final int NONE = -1;

	/**
	 * @param from where each step starts
	 * @param to where it leads, same length
	 */
	static DiscoveryTree grow(int nodes, int[] roots, int[] from, int[] to) {
		int[] firstStep = firstSteps(nodes, from);
		int[] steps = sortedByStart(firstStep, from, to);
		int[] order = new int[nodes];
		int[] parent = filled(nodes);
		int[] distance = filled(nodes);
		int reached = 0;
		for (int root : roots) {
			if (distance[root] == NONE) {
				distance[root] = 0;
				order[reached++] = root;
			}
		}
		for (int next = 0; next < reached; next++) {
			int node = order[next];
			for (int step = firstStep[node]; step < firstStep[node + 1]; step++) {
				int found = steps[step];
				if (distance[found] == NONE) {
					distance[found] = distance[node] + 1;
					parent[found] = node;
					order[reached++] = found;
				}
			}
		}
		return new DiscoveryTree(Arrays.copyOf(order, reached), parent, distance);
	}

	private static int[] firstSteps(int nodes, int[] from) {
		int[] first = new int[nodes + 1];
		for (int start : from) {
			first[start + 1]++;
		}
		for (int node = 0; node < nodes; node++) {
			first[node + 1] += first[node];
		}
		return first;
	}

	private static int[] sortedByStart(int[] firstStep, int[] from, int[] to) {
		int[] next = Arrays.copyOf(firstStep, firstStep.length);
		int[] sorted = new int[to.length];
		for (int step = 0; step < to.length; step++) {
			sorted[next[from[step]]++] = to[step];
		}
		for (int node = 0; node + 1 < firstStep.length; node++) {
			Arrays.sort(sorted, firstStep[node], firstStep[node + 1]);
		}
		return sorted;
	}

	private static int[] filled(int length) {
		int[] none = new int[length];
		Arrays.fill(none, NONE);
		return none;
	}
}
