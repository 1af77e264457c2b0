package io.mirage.correlation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.correlation.PathSearch.Graph;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;

/**
 * Finds what may be the same as an entity, or of the same hands, and says why: it is connected with the same things. What
 * few are connected with says much, what many are connected with says little (Adamic and Adar, 2003), and hubs nothing.
 */
final class SimilarEntities {

	/**
	 * @param score sum over what both are connected with, each 1 / ln(1 + its relationships)
	 * @param sameName whether the values differ only in case, dots, hyphens and underscores
	 * @param shared what both are connected with, the most telling first
	 */
	record Similar(EntityRef entity, double score, boolean sameName, List<Shared> shared) {}

	/** @param relationships how many the shared entity has in all */
	record Shared(EntityRef entity, String relation, int relationships) {}

	private record Via(EntityId shared, String relation, int degree) {

		private double weight() {
			return 1 / Math.log(1 + degree);
		}
	}

	private final Graph graph;
	private final Function<List<EntityId>, List<EntityRef>> names;
	private final int hubDegree;

	/**
	 * @param graph gives at most one edge more than {@code hubDegree} per entity
	 * @param names of ids, those that are not known are left out
	 */
	SimilarEntities(Graph graph, Function<List<EntityId>, List<EntityRef>> names, int hubDegree) {
		this.graph = graph;
		this.names = names;
		this.hubDegree = hubDegree;
	}

	/** Of the same type, the most similar first. */
	List<Similar> to(EntityRef entity, int limit) {
		List<EntityId> neighbours = graph.touching(List.of(entity.id())).values().stream().flatMap(List::stream)
				.limit(hubDegree).map(edge -> edge.otherEnd(entity.id())).filter(other -> !other.equals(entity.id())).distinct().toList();
		Map<EntityId, List<Via>> candidates = new LinkedHashMap<>();
		graph.touching(neighbours).forEach((neighbour, edges) -> {
			if (edges.size() <= hubDegree) {
				collect(entity.id(), neighbour, edges, candidates);
			}
		});
		Map<EntityId, EntityRef> known = byId(new ArrayList<>(candidates.keySet()));
		known.putAll(byId(neighbours));
		return candidates.entrySet().stream()
				.filter(one -> known.containsKey(one.getKey()) && Objects.requireNonNull(known.get(one.getKey())).type() == entity.type())
				.map(one -> similar(entity, Objects.requireNonNull(known.get(one.getKey())), one.getValue(), known))
				.sorted(Comparator.comparing(Similar::sameName).thenComparingDouble(Similar::score).reversed()
						.thenComparing(one -> one.entity().value()))
				.limit(limit).toList();
	}

	private static void collect(EntityId entity, EntityId neighbour, List<Connection> edges, Map<EntityId, List<Via>> candidates) {
		String relation = edges.stream().filter(edge -> edge.otherEnd(neighbour).equals(entity)).map(Connection::type).sorted().findFirst().orElse("");
		edges.stream().filter(edge -> edge.type().equals(relation)).map(edge -> edge.otherEnd(neighbour))
				.filter(other -> !other.equals(entity) && !other.equals(neighbour)).distinct()
				.forEach(other -> candidates.computeIfAbsent(other, fresh -> new ArrayList<>()).add(new Via(neighbour, relation, edges.size())));
	}

	private static Similar similar(EntityRef entity, EntityRef other, List<Via> vias, Map<EntityId, EntityRef> known) {
		List<Shared> shared = vias.stream().filter(via -> known.containsKey(via.shared()))
				.sorted(Comparator.comparingDouble(Via::weight).reversed().thenComparing(via -> via.shared().value()))
				.map(via -> new Shared(Objects.requireNonNull(known.get(via.shared())), via.relation(), via.degree())).toList();
		return new Similar(other, vias.stream().mapToDouble(Via::weight).sum(), plain(entity).equals(plain(other)), shared);
	}

	private static String plain(EntityRef entity) {
		return entity.value().toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
	}

	private Map<EntityId, EntityRef> byId(List<EntityId> ids) {
		return names.apply(ids).stream().collect(Collectors.toMap(EntityRef::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
	}
}
