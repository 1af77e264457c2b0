package io.mirage.correlation;

import java.util.Arrays;

/**
 * Finds the nodes without which a graph falls apart: Hopcroft and Tarjan (1973). The library's own search calls itself
 * once per step and needs more stack than there is for a long chain; this one keeps its way in arrays.
 */
final class CutPoints {

	private static final int NONE = -1;

	private final int[][] neighbours;
	private final int[] found;
	private final int[] lowest;
	private final int[] parent;
	private final int[] next;
	private final boolean[] cuts;
	private int time;

	/** @param neighbours of each node, by number; each edge is there from both ends */
	CutPoints(int[][] neighbours) {
		this.neighbours = neighbours;
		found = new int[neighbours.length];
		lowest = new int[neighbours.length];
		parent = new int[neighbours.length];
		next = new int[neighbours.length];
		cuts = new boolean[neighbours.length];
		Arrays.fill(found, NONE);
		Arrays.fill(parent, NONE);
	}

	/** By node's number. */
	boolean[] all() {
		for (int root = 0; root < neighbours.length; root++) {
			if (found[root] == NONE) {
				search(root);
			}
		}
		return cuts;
	}

	private void search(int root) {
		int branches = 0;
		int node = root;
		enter(root);
		while (node != NONE) {
			if (next[node] < neighbours[node].length) {
				int other = neighbours[node][next[node]++];
				if (found[other] == NONE) {
					branches += node == root ? 1 : 0;
					parent[other] = node;
					enter(other);
					node = other;
				} else if (other != parent[node]) {
					lowest[node] = Math.min(lowest[node], found[other]);
				}
			} else {
				node = leave(node, root);
			}
		}
		cuts[root] = branches > 1;
	}

	private void enter(int node) {
		found[node] = time;
		lowest[node] = time++;
	}

	private int leave(int node, int root) {
		int above = parent[node];
		if (above != NONE) {
			lowest[above] = Math.min(lowest[above], lowest[node]);
			cuts[above] |= above != root && lowest[node] >= found[above];
		}
		return above;
	}
}
