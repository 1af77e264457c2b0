package io.mirage.correlation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.support.Investigation;

import static org.assertj.core.api.Assertions.assertThat;

class PathSearchTests {

	private static final int HUB = 5;

	private final Map<EntityId, List<Connection>> graph = new HashMap<>();
	private int queries;

	@Test
	void findsAShortestPathWhicheverWayTheEdgesPoint() {
		chain("a", "b", "c", "d", "e", "f", "g", "h");
		edge("h", "long");
		edge("long", "a");
		edge("long", "x");

		PathSearch.Result path = search(12, 1000).between(id("x"), id("d"));

		assertThat(path.nodes()).containsExactly(id("x"), id("long"), id("a"), id("b"), id("c"), id("d"));
		assertThat(path.edges()).hasSize(5);
		assertThat(path.exhaustive()).isTrue();
		assertThat(queries).as("a query a level, and a look at the place where both sides meet").isEqualTo(6);
	}

	@Test
	void nothingLeadsToAnIsland() {
		chain("a", "b", "c");
		chain("x", "y");

		assertThat(search(12, 1000).between(id("a"), id("y"))).isEqualTo(new PathSearch.Result(List.of(), List.of(), true));
	}

	@Test
	void theWayToItselfIsEmpty() {
		assertThat(search(12, 1000).between(id("a"), id("a"))).isEqualTo(new PathSearch.Result(List.of(id("a")), List.of(), true));
	}

	@Test
	void noPathLeadsThroughAHubAndTheAnswerSaysSo() {
		chain("a", "hub", "b");
		for (int i = 0; i < HUB; i++) {
			edge("hub", "other-" + i);
		}

		assertThat(search(12, 1000).between(id("a"), id("b"))).isEqualTo(new PathSearch.Result(List.of(), List.of(), false));
		assertThat(search(12, 1000).between(id("hub"), id("b")).nodes()).containsExactly(id("hub"), id("b"));
	}

	@Test
	void stopsAtTheLimitsAndSaysSo() {
		chain("a", "b", "c", "d", "e", "f");

		assertThat(search(4, 1000).between(id("a"), id("f")).exhaustive()).isFalse();
		assertThat(search(5, 1000).between(id("a"), id("f")).nodes()).hasSize(6);
		assertThat(search(12, 3).between(id("a"), id("f")).exhaustive()).isFalse();
	}

	private PathSearch search(int maxLength, int maxVisited) {
		queries = 0;
		return new PathSearch(this::touching, HUB, maxLength, maxVisited);
	}

	private Map<EntityId, List<Connection>> touching(Collection<EntityId> entities) {
		queries++;
		Map<EntityId, List<Connection>> found = new HashMap<>();
		entities.forEach(entity -> found.put(entity, graph.getOrDefault(entity, List.of()).stream().limit(HUB + 1L).toList()));
		return found;
	}

	private void chain(String... names) {
		for (int i = 1; i < names.length; i++) {
			edge(names[i - 1], names[i]);
		}
	}

	private void edge(String source, String target) {
		Connection edge = new Connection(UUID.randomUUID(), "links_to", id(source), id(target));
		graph.computeIfAbsent(edge.source(), id -> new ArrayList<>()).add(edge);
		graph.computeIfAbsent(edge.target(), id -> new ArrayList<>()).add(edge);
	}

	private static EntityId id(String name) {
		EntityRef entity = Investigation.host(name);
		return entity.id();
	}
}
