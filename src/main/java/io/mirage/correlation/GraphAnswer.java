package io.mirage.correlation;

import java.util.List;
import java.util.UUID;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;

/** Parts of a scan's graph as the API gives them. */
sealed interface GraphAnswer extends ValueObject {

	/** @param type read as "source type target" */
	record Connection(UUID id, String type, EntityId source, EntityId target) {

		EntityId otherEnd(EntityId one) {
			return one.equals(source) ? target : source;
		}
	}

	/**
	 * A shortest path, whichever way its relationships point.
	 *
	 * @param nodes from the first to the last; empty if none was found
	 * @param edges between them, in the same order
	 * @param exhaustive false if a limit or an entity that has too many relationships stopped the search: then another
	 *            or shorter path may exist
	 */
	record Path(boolean found, List<EntityRef> nodes, List<Connection> edges, boolean exhaustive) implements GraphAnswer {}

	/** @param exhaustive false if there are neighbours that are not shown */
	record Neighbourhood(List<EntityRef> nodes, List<Connection> edges, boolean exhaustive) implements GraphAnswer {}

	/** The shortest paths that visit none twice, the shortest first. */
	record Paths(List<Path> paths, boolean exhaustive) implements GraphAnswer {}
}
