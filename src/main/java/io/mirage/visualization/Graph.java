package io.mirage.visualization;

import java.util.ArrayList;
import java.util.List;

import io.mirage.events.entities.EntityRef;

/**
 * A scan's entities and relationships, by number: entities in the order of type and value, so that the same facts have
 * the same numbers.
 *
 * @param from number of each edge's source
 * @param to number of each edge's target, same length
 * @param omittedEntities how many more the scan has
 */
record Graph(List<Entity> entities, List<Edge> edges, int[] from, int[] to, DiscoveryTree tree,
		int omittedEntities, int omittedEdges) {

	/** @param tags hostile text */
	record Entity(EntityRef ref, List<String> tags) {}

	/** @param iterations how often the forces between nodes are applied; 0 leaves every node on its ring */
	Sketch draw(int iterations) {
		Positions positions = RadialLayout.place(tree);
		ForceLayout.relax(positions, from, to, iterations);
		int[] degrees = degrees();
		List<Node> nodes = new ArrayList<>(entities.size());
		for (int i = 0; i < entities.size(); i++) {
			nodes.add(node(i, positions, degrees[i]));
		}
		return new Sketch(nodes, edges, omittedEntities, omittedEdges, false);
	}

	private Node node(int number, Positions positions, int degree) {
		Entity entity = entities.get(number);
		int distance = tree.distance()[number];
		return new Node(entity.ref().id().value(), entity.ref().type().label(), entity.ref().value(),
				(float) positions.x()[number], (float) positions.y()[number], degree,
				distance == DiscoveryTree.NONE ? null : distance, entity.tags());
	}

	private int[] degrees() {
		int[] degrees = new int[entities.size()];
		for (int edge = 0; edge < from.length; edge++) {
			degrees[from[edge]]++;
			degrees[to[edge]]++;
		}
		return degrees;
	}
}
