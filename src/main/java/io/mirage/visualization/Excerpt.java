package io.mirage.visualization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** A part of a picture, in which every node keeps its place. */
final class Excerpt {

	private Excerpt() {}

	/**
	 * @param edge which edges to keep; those that lose an end go anyway
	 * @return with degrees and totals of what is left
	 */
	static Sketch of(Picture picture, Predicate<Node> node, Predicate<Edge> edge) {
		Map<UUID, Integer> degrees = new HashMap<>();
		List<Node> nodes = new ArrayList<>();
		GraphExport.<RuntimeException>forEachNode(picture, one -> {
			if (node.test(one)) {
				nodes.add(one);
				degrees.put(one.id(), 0);
			}
		});
		List<Edge> edges = new ArrayList<>();
		GraphExport.<RuntimeException>forEachEdge(picture, one -> {
			if (degrees.containsKey(one.source()) && degrees.containsKey(one.target()) && edge.test(one)) {
				edges.add(one);
				degrees.merge(one.source(), 1, Integer::sum);
				degrees.merge(one.target(), 1, Integer::sum);
			}
		});
		return new Sketch(nodes.stream().map(one -> one.withDegree(Objects.requireNonNull(degrees.get(one.id())))).toList(), edges, 0, 0,
				picture.complete());
	}
}
