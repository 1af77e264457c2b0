package io.mirage.correlation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.PageRank;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

import io.mirage.events.entities.EntityId;
import io.mirage.platform.graphs.Communities;

/**
 * What the shape of a graph says of its nodes. Edges count once in either direction; the same graph in any order of
 * building gives the same figures, because nodes are taken by id and chance has a fixed seed.
 */
final class GraphMeasures {

	/**
	 * One node's figures.
	 *
	 * @param degree different neighbours
	 * @param pageRank share of a long random walk's time that is spent here; all together are 1
	 * @param betweenness estimate of the share of shortest paths that lead through here, 0 to 1
	 * @param bridge whether parts fall apart without it
	 * @param community number of its community, the largest is 0
	 */
	record Measure(EntityId entity, int degree, double pageRank, double betweenness, boolean bridge, int community) {}

	/** @param communities sizes, the largest first @param components sizes of what hangs together, the largest first */
	record Result(List<Measure> measures, List<Integer> communities, List<Integer> components) {}

	private static final long SEED = 20_261_124;
	/** So many starting points give the order of the most central nodes; the exact figure takes hours for large graphs. */
	private static final int SAMPLED = 64;

	private final Graph<EntityId, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
	private final List<EntityId> nodes;

	/** @param edges pairs of nodes, in any order; an edge to a node that is not given or to itself is passed over */
	GraphMeasures(List<EntityId> nodes, List<List<EntityId>> edges) {
		this.nodes = nodes.stream().distinct().sorted(Comparator.comparing(EntityId::value)).toList();
		this.nodes.forEach(graph::addVertex);
		edges.stream().filter(edge -> graph.containsVertex(edge.getFirst()) && graph.containsVertex(edge.getLast())
				&& !edge.getFirst().equals(edge.getLast()))
				.sorted(Comparator.<List<EntityId>, EntityId>comparing(List::getFirst, Comparator.comparing(EntityId::value))
						.thenComparing(List::getLast, Comparator.comparing(EntityId::value)))
				.forEach(edge -> graph.addEdge(edge.getFirst(), edge.getLast()));
	}

	/** The most important nodes first. */
	Result result() {
		if (nodes.isEmpty()) {
			return new Result(List.of(), List.of(), List.of());
		}
		Map<EntityId, Double> ranks = new PageRank<>(graph).getScores();
		int[][] neighbours = neighbours();
		Map<EntityId, Double> between = betweenness(neighbours);
		boolean[] bridges = new CutPoints(neighbours).all();
		int[] community = communities(neighbours);
		Map<EntityId, Integer> communityOf = new HashMap<>();
		for (int i = 0; i < community.length; i++) {
			communityOf.put(nodes.get(i), community[i]);
		}
		Set<EntityId> cut = IntStream.range(0, bridges.length).filter(i -> bridges[i]).mapToObj(nodes::get).collect(Collectors.toSet());
		List<Measure> measures = nodes.stream().map(node -> new Measure(node, graph.degreeOf(node), ranks.getOrDefault(node, 0.0),
				between.getOrDefault(node, 0.0), cut.contains(node), communityOf.getOrDefault(node, 0)))
				.sorted(Comparator.comparingDouble(Measure::pageRank).reversed().thenComparing(measure -> measure.entity().value())).toList();
		return new Result(measures, sizes(community), sizes(largestFirst(new ConnectivityInspector<>(graph).connectedSets())));
	}

	/** Brandes (2001), from a sample of starting points. */
	private Map<EntityId, Double> betweenness(int[][] neighbours) {
		double[] score = new double[nodes.size()];
		List<Integer> starts = new ArrayList<>();
		for (int i = 0; i < nodes.size(); i++) {
			starts.add(i);
		}
		Collections.shuffle(starts, new Random(SEED));
		List<Integer> sample = starts.subList(0, Math.min(SAMPLED, starts.size()));
		sample.forEach(start -> addPathsFrom(start, neighbours, score));
		double all = Math.max(1.0, (double) sample.size() * (nodes.size() - 2));
		Map<EntityId, Double> shares = new HashMap<>();
		for (int i = 0; i < score.length; i++) {
			shares.put(nodes.get(i), score[i] / all);
		}
		return shares;
	}

	private int[][] neighbours() {
		Map<EntityId, Integer> index = new HashMap<>();
		nodes.forEach(node -> index.put(node, index.size()));
		int[][] neighbours = new int[nodes.size()][];
		for (int i = 0; i < neighbours.length; i++) {
			EntityId node = nodes.get(i);
			neighbours[i] = graph.edgesOf(node).stream().mapToInt(edge -> {
				EntityId source = graph.getEdgeSource(edge);
				return index.getOrDefault(source.equals(node) ? graph.getEdgeTarget(edge) : source, 0);
			}).toArray();
		}
		return neighbours;
	}

	private static void addPathsFrom(int start, int[][] neighbours, double[] score) {
		int[] distance = new int[neighbours.length];
		double[] paths = new double[neighbours.length];
		double[] dependency = new double[neighbours.length];
		Arrays.fill(distance, -1);
		distance[start] = 0;
		paths[start] = 1;
		Deque<Integer> queue = new ArrayDeque<>(List.of(start));
		Deque<Integer> visited = new ArrayDeque<>();
		while (!queue.isEmpty()) {
			int node = queue.remove();
			visited.push(node);
			for (int next : neighbours[node]) {
				if (distance[next] < 0) {
					distance[next] = distance[node] + 1;
					queue.add(next);
				}
				if (distance[next] == distance[node] + 1) {
					paths[next] += paths[node];
				}
			}
		}
		while (!visited.isEmpty()) {
			int node = visited.pop();
			for (int before : neighbours[node]) {
				if (distance[before] == distance[node] - 1) {
					dependency[before] += paths[before] / paths[node] * (1 + dependency[node]);
				}
			}
			score[node] += node == start ? 0 : dependency[node];
		}
	}

	private static List<Set<EntityId>> largestFirst(List<Set<EntityId>> sets) {
		return sets.stream().sorted(Comparator.<Set<EntityId>>comparingInt(Set::size).reversed()
				.thenComparing(set -> set.stream().map(EntityId::value).min(Comparator.naturalOrder()).orElseThrow())).toList();
	}

	private static int[] communities(int[][] neighbours) {
		List<int[]> edges = new ArrayList<>();
		for (int node = 0; node < neighbours.length; node++) {
			for (int other : neighbours[node]) {
				if (node < other) {
					edges.add(new int[] {node, other});
				}
			}
		}
		return Communities.of(neighbours.length, edges.stream().mapToInt(edge -> edge[0]).toArray(),
				edges.stream().mapToInt(edge -> edge[1]).toArray()).getLast();
	}

	/** By number, the largest is 0. */
	private static List<Integer> sizes(int[] community) {
		int[] sizes = new int[Arrays.stream(community).max().orElse(-1) + 1];
		Arrays.stream(community).forEach(number -> sizes[number]++);
		return Arrays.stream(sizes).boxed().toList();
	}

	private static List<Integer> sizes(List<Set<EntityId>> sets) {
		return sets.stream().map(Set::size).toList();
	}
}
