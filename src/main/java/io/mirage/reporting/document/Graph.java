package io.mirage.reporting.document;

import java.util.List;

/**
 * The neighbourhood of the targets, small enough for one picture.
 *
 * @param nodes in rings around the targets: those of a smaller ring first
 * @param total how many entities the scan has in all
 */
public record Graph(List<Node> nodes, List<Edge> edges, long total) {

	/** @param ring how many steps away from a target, 0 for a target  @param parent index of the node it was reached from, -1 for a target */
	public record Node(Entity entity, int ring, int parent) {}

	/** By the index of the nodes. */
	public record Edge(int source, int target, String type) {}

	public Graph {
		nodes = List.copyOf(nodes);
		edges = List.copyOf(edges);
	}

	/** What the picture shows, for who cannot see it. */
	public String description() {
		return Figures.of(nodes.size(), "entity") + " nearest to the targets, with " + Figures.of(edges.size(), "relationship")
				+ " between them" + (total > nodes.size() ? "; the scan has " + Figures.of(total, "entity") + " in all" : "");
	}
}
