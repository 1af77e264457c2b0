package io.mirage.platform.graphs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what belongs together by maximal modularity: Blondel, Guillaume, Lambiotte and Lefebvre (2008). Nodes move to the
 * community of a neighbour as long as that gains, then communities become nodes and the same begins again. There is no
 * chance in it: nodes are taken in the order of their numbers, and of equally good communities the lowest wins.
 */
public final class Communities {

	/** Gains below are noise of the arithmetic and could make nodes move for ever. */
	private static final double LEAST_GAIN = 1e-9;
	private static final int MAX_ROUNDS = 50;

	private final WeightedGraph graph;
	private final int[] community;
	private final double[] weight;
	private final double[] linked;
	private final int[] touched;
	private int touchedCount;

	private Communities(WeightedGraph graph) {
		this.graph = graph;
		int nodes = graph.nodes();
		community = new int[nodes];
		weight = new double[nodes];
		linked = new double[nodes];
		touched = new int[nodes];
		for (int node = 0; node < nodes; node++) {
			community[node] = node;
			weight[node] = graph.degree(node);
		}
		Arrays.fill(linked, -1);
	}

	/**
	 * @param from where each edge starts; edges count in either direction, several between two nodes weigh more
	 * @param to where it leads, same length
	 * @return the levels, from the finest to the coarsest, at least one: of each node the number of its community. The
	 *         largest community is 0
	 */
	public static List<int[]> of(int nodes, int[] from, int[] to) {
		List<int[]> levels = new ArrayList<>();
		WeightedGraph graph = WeightedGraph.of(nodes, from, to);
		int[] member = new int[nodes];
		Arrays.setAll(member, node -> node);
		boolean better = true;
		while (better) {
			Communities step = new Communities(graph);
			better = step.improve() || levels.isEmpty();
			if (better) {
				int[] numbers = renumbered(step.community);
				for (int node = 0; node < nodes; node++) {
					member[node] = numbers[member[node]];
				}
				levels.add(largestFirst(member));
				graph = graph.contracted(numbers);
			}
		}
		return levels;
	}

	private boolean improve() {
		boolean improved = false;
		boolean moved = true;
		for (int round = 0; moved && round < MAX_ROUNDS; round++) {
			moved = false;
			for (int node = 0; node < graph.nodes(); node++) {
				moved |= move(node);
			}
			improved |= moved;
		}
		return improved;
	}

	private boolean move(int node) {
		int old = community[node];
		look(node);
		weight[old] -= graph.degree(node);
		int best = old;
		double bestGain = gain(node, old);
		Arrays.sort(touched, 0, touchedCount);
		for (int i = 0; i < touchedCount; i++) {
			double gain = gain(node, touched[i]);
			if (gain > bestGain + LEAST_GAIN) {
				best = touched[i];
				bestGain = gain;
			}
		}
		weight[best] += graph.degree(node);
		community[node] = best;
		for (int i = 0; i < touchedCount; i++) {
			linked[touched[i]] = -1;
		}
		return best != old;
	}

	/** Sums the edges to each neighbouring community. */
	private void look(int node) {
		touchedCount = 0;
		touch(community[node], 0);
		for (int edge = graph.firstEdge(node); edge < graph.firstEdge(node + 1); edge++) {
			if (graph.neighbour(edge) != node) {
				touch(community[graph.neighbour(edge)], graph.weight(edge));
			}
		}
	}

	private void touch(int number, double edge) {
		if (linked[number] < 0) {
			linked[number] = 0;
			touched[touchedCount++] = number;
		}
		linked[number] += edge;
	}

	private double gain(int node, int number) {
		return linked[number] - weight[number] * graph.degree(node) / Math.max(1, graph.total());
	}

	/** From 0 without gaps, in the order of the first member. */
	private static int[] renumbered(int[] community) {
		int[] number = new int[community.length];
		Arrays.fill(number, -1);
		int next = 0;
		int[] renumbered = new int[community.length];
		for (int node = 0; node < community.length; node++) {
			if (number[community[node]] < 0) {
				number[community[node]] = next++;
			}
			renumbered[node] = number[community[node]];
		}
		return renumbered;
	}

	private static int[] largestFirst(int[] member) {
		int communities = Arrays.stream(member).max().orElse(-1) + 1;
		int[] size = new int[communities];
		Arrays.stream(member).forEach(number -> size[number]++);
		int[] place = new int[communities];
		List<Integer> order = new ArrayList<>();
		for (int number = 0; number < communities; number++) {
			order.add(number);
		}
		order.sort((one, other) -> Integer.compare(size[other], size[one]));
		for (int i = 0; i < communities; i++) {
			place[order.get(i)] = i;
		}
		return Arrays.stream(member).map(number -> place[number]).toArray();
	}
}
