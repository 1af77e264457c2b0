package io.mirage.correlation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.stores.StoreFeeds;

/** Asks the graph database if one is set up and current, and PostgreSQL, which has everything, in any other case. */
@Component
class GraphLinks implements Adjacency {

	private final Edges first;
	private final @Nullable Neo4jStore second;
	private final StoreFeeds feeds;

	GraphLinks(Edges first, ObjectProvider<Neo4jStore> second, StoreFeeds feeds) {
		this.first = first;
		this.second = second.getIfAvailable();
		this.feeds = feeds;
	}

	@Override
	public Map<EntityId, List<Connection>> touching(ScanId scan, Collection<EntityId> entities, int limit) {
		Neo4jStore graph = second;
		if (graph != null && feeds.isCurrent(graph)) {
			try {
				return graph.touching(scan, entities, limit);
			} catch (Neo4jException away) {
				feeds.failed(graph, away);
			}
		}
		return first.touching(scan, entities, limit);
	}
}
