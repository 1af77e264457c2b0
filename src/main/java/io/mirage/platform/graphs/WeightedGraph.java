package io.mirage.platform.graphs;

import java.util.Arrays;
import java.util.TreeMap;

/** An undirected graph in arrays: each edge stands with both of its ends, an edge of a node with itself once. */
final class WeightedGraph {

	private final int[] first;
	private final int[] neighbours;
	private final double[] weights;
	private final double[] degrees;
	private final double total;

	private WeightedGraph(int nodes, int[] from, int[] to, double[] weight) {
		first = new int[nodes + 1];
		degrees = new double[nodes];
		for (int edge = 0; edge < from.length; edge++) {
			first[from[edge] + 1]++;
			degrees[from[edge]] += weight[edge];
			degrees[to[edge]] += weight[edge];
			if (from[edge] != to[edge]) {
				first[to[edge] + 1]++;
			}
		}
		Arrays.parallelPrefix(first, Integer::sum);
		neighbours = new int[first[nodes]];
		weights = new double[first[nodes]];
		int[] next = Arrays.copyOf(first, nodes);
		for (int edge = 0; edge < from.length; edge++) {
			put(next[from[edge]]++, to[edge], weight[edge]);
			if (from[edge] != to[edge]) {
				put(next[to[edge]]++, from[edge], weight[edge]);
			}
		}
		total = Arrays.stream(degrees).sum();
	}

	static WeightedGraph of(int nodes, int[] from, int[] to) {
		double[] ones = new double[from.length];
		Arrays.fill(ones, 1);
		return new WeightedGraph(nodes, from, to, ones);
	}

	/** Communities as nodes; what connects two of them is one edge, what lies within one leads to itself. */
	WeightedGraph contracted(int[] community) {
		int nodes = Arrays.stream(community).max().orElse(-1) + 1;
		Weights sums = new Weights();
		for (int node = 0; node < degrees.length; node++) {
			for (int edge = first[node]; edge < first[node + 1]; edge++) {
				if (node <= neighbours[edge]) {
					int one = community[node];
					int other = community[neighbours[edge]];
					sums.add(Math.min(one, other), Math.max(one, other), weights[edge]);
				}
			}
		}
		return sums.graph(nodes);
	}

	int nodes() {
		return degrees.length;
	}

	/** The edges of a node are those from here to below the next node's first one. */
	int firstEdge(int node) {
		return first[node];
	}

	int neighbour(int edge) {
		return neighbours[edge];
	}

	double weight(int edge) {
		return weights[edge];
	}

	/** Of all edges of the node; one with itself counts twice. */
	double degree(int node) {
		return degrees[node];
	}

	/** Of all degrees. */
	double total() {
		return total;
	}

	private void put(int place, int neighbour, double weight) {
		neighbours[place] = neighbour;
		weights[place] = weight;
	}

	/** Sums weights by pair, pairs in order. */
	private static final class Weights {

		private final TreeMap<Long, Double> sums = new TreeMap<>();

		private void add(int one, int other, double weight) {
			sums.merge((long) one << Integer.SIZE | other, weight, Double::sum);
		}

		private WeightedGraph graph(int nodes) {
			int[] from = sums.keySet().stream().mapToInt(pair -> (int) (pair >> Integer.SIZE)).toArray();
			int[] to = sums.keySet().stream().mapToInt(Long::intValue).toArray();
			return new WeightedGraph(nodes, from, to, sums.values().stream().mapToDouble(Double::doubleValue).toArray());
		}
	}
}
