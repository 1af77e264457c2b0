package io.mirage.correlation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;

/** The graph of scans, as far as searches in it need to know: whatever store answers, the same edges in the same order. */
interface Adjacency {

	/**
	 * What leads from or to these entities, in one query. Of an entity with more relationships than the limit exactly one
	 * more than the limit comes back, however many it has.
	 *
	 * @return by entity; those without relationships are absent
	 */
	Map<EntityId, List<Connection>> touching(ScanId scan, Collection<EntityId> entities, int limit);
}
