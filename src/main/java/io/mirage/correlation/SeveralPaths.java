package io.mirage.correlation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.correlation.PathSearch.Graph;
import io.mirage.correlation.PathSearch.Result;
import io.mirage.events.entities.EntityId;

/**
 * Finds the shortest paths between two entities that visit none twice: Yen (1971), each detour by {@link PathSearch}. Two
 * paths differ if they visit other entities, not if another relationship leads from one to the next.
 */
final class SeveralPaths {

	/** By length; of equally long ones in the order of their entities, so that the same graph gives the same answer. */
	private static final Comparator<Result> SHORTEST = Comparator.<Result>comparingInt(path -> path.nodes().size())
			.thenComparing(path -> path.nodes().toString());

	/** @param exhaustive false if a limit or a hub stopped a search: then further or shorter ones may exist */
	record Found(List<Result> paths, boolean exhaustive) {}

	private final Known graph;
	private final int hubDegree;
	private final int maxLength;
	private final int maxVisited;
	private boolean exhaustive = true;

	/** @param graph gives at most one edge more than {@code hubDegree} per entity */
	SeveralPaths(Graph graph, int hubDegree, int maxLength, int maxVisited) {
		this.graph = new Known(graph);
		this.hubDegree = hubDegree;
		this.maxLength = maxLength;
		this.maxVisited = maxVisited;
	}

	/** @return at most {@code most} of them */
	Found between(EntityId from, EntityId to, int most) {
		List<Result> paths = new ArrayList<>();
		TreeSet<Result> candidates = new TreeSet<>(SHORTEST);
		keep(search(graph, from, to, maxLength), candidates);
		while (paths.size() < most && !candidates.isEmpty()) {
			Result best = candidates.removeFirst();
			paths.add(best);
			for (int at = 0; at < best.edges().size() && paths.size() < most; at++) {
				keep(detour(best, at, to, paths), candidates);
			}
			candidates.removeAll(paths);
		}
		return new Found(paths, exhaustive);
	}

	/** The best way that leaves the path there, other than those already found leave it. */
	private Result detour(Result path, int at, EntityId to, List<Result> found) {
		List<EntityId> root = path.nodes().subList(0, at + 1);
		EntityId spur = path.nodes().get(at);
		Set<EntityId> closed = new HashSet<>(root.subList(0, at));
		Set<EntityId> taken = found.stream().filter(other -> other.nodes().size() > at + 1 && other.nodes().subList(0, at + 1).equals(root))
				.map(other -> other.nodes().get(at + 1)).collect(Collectors.toSet());
		Result rest = search(entities -> without(entities, spur, closed, taken), spur, to, maxLength - at);
		if (rest.nodes().isEmpty()) {
			return rest;
		}
		List<EntityId> nodes = new ArrayList<>(root.subList(0, at));
		nodes.addAll(rest.nodes());
		List<Connection> edges = new ArrayList<>(path.edges().subList(0, at));
		edges.addAll(rest.edges());
		return new Result(nodes, edges, rest.exhaustive());
	}

	private Map<EntityId, List<Connection>> without(Collection<EntityId> entities, EntityId spur, Set<EntityId> closed, Set<EntityId> taken) {
		Map<EntityId, List<Connection>> open = new LinkedHashMap<>();
		graph.touching(entities).forEach((entity, edges) -> open.put(entity,
				edges.stream().filter(edge -> isOpen(entity, edge.otherEnd(entity), spur, closed, taken)).toList()));
		return open;
	}

	private static boolean isOpen(EntityId one, EntityId other, EntityId spur, Set<EntityId> closed, Set<EntityId> taken) {
		return !closed.contains(other) && !(one.equals(spur) && taken.contains(other)) && !(other.equals(spur) && taken.contains(one));
	}

	private Result search(Graph within, EntityId from, EntityId to, int length) {
		Result result = new PathSearch(within, hubDegree, length, maxVisited).between(from, to);
		exhaustive &= result.exhaustive();
		return result;
	}

	private static void keep(Result path, Collection<Result> candidates) {
		if (!path.nodes().isEmpty()) {
			candidates.add(path);
		}
	}

	/** Asks the store for each entity once: detours look at the same ones again and again. */
	private static final class Known implements Graph {

		private final Graph store;
		private final Map<EntityId, List<Connection>> edges = new HashMap<>();

		private Known(Graph store) {
			this.store = store;
		}

		@Override
		public Map<EntityId, List<Connection>> touching(Collection<EntityId> entities) {
			List<EntityId> unknown = entities.stream().filter(entity -> !edges.containsKey(entity)).toList();
			if (!unknown.isEmpty()) {
				Map<EntityId, List<Connection>> fetched = store.touching(unknown);
				unknown.forEach(entity -> edges.put(entity, fetched.getOrDefault(entity, List.of())));
			}
			Map<EntityId, List<Connection>> asked = new LinkedHashMap<>();
			entities.forEach(entity -> asked.put(entity, edges.getOrDefault(entity, List.of())));
			return asked;
		}
	}
}
