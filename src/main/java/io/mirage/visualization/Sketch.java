package io.mirage.visualization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A picture in memory. */
final class Sketch implements Picture {

	/** @param rank the greater one of its ends */
	record RankedEdge(int rank, Edge edge) {}

	private static final Comparator<Node> CENTRAL_FIRST = Comparator
			.<Node>comparingInt(node -> node.distance() == null ? Integer.MAX_VALUE : node.distance())
			.thenComparing(Node::degree, Comparator.reverseOrder()).thenComparing(Node::id);

	private final List<Node> nodes;
	private final List<RankedEdge> edges;
	private final int omittedNodes;
	private final int omittedEdges;
	private final boolean complete;

	/** @param edges only between the given nodes */
	Sketch(List<Node> nodes, List<Edge> edges, int omittedNodes, int omittedEdges, boolean complete) {
		this.complete = complete;
		this.omittedNodes = omittedNodes;
		this.omittedEdges = omittedEdges;
		this.nodes = nodes.stream().sorted(CENTRAL_FIRST).toList();
		Map<UUID, Integer> ranks = new HashMap<>();
		this.nodes.forEach(node -> ranks.put(node.id(), ranks.size()));
		List<RankedEdge> ranked = new ArrayList<>(edges.size());
		for (Edge edge : edges) {
			ranked.add(new RankedEdge(Math.max(ranks.getOrDefault(edge.source(), 0), ranks.getOrDefault(edge.target(), 0)), edge));
		}
		ranked.sort(Comparator.comparingInt(RankedEdge::rank).thenComparing(edge -> edge.edge().id()));
		this.edges = List.copyOf(ranked);
	}

	List<Node> nodes() {
		return nodes;
	}

	List<RankedEdge> edges() {
		return edges;
	}

	@Override
	public boolean complete() {
		return complete;
	}

	@Override
	public boolean whole() {
		return omittedNodes == 0 && omittedEdges == 0;
	}

	@Override
	public int totalNodes() {
		return nodes.size() + omittedNodes;
	}

	@Override
	public int totalEdges() {
		return edges.size() + omittedEdges;
	}

	@Override
	public List<Node> nodes(int from, int to) {
		return nodes.subList(Math.min(from, nodes.size()), Math.min(to, nodes.size()));
	}

	@Override
	public List<Edge> edges(int ranks, int from, int to) {
		return edges.subList(Math.min(from, edges.size()), Math.min(to, edges.size())).stream()
				.takeWhile(edge -> edge.rank() < ranks).map(RankedEdge::edge).toList();
	}
}
