package io.mirage.correlation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

import io.mirage.correlation.GraphMeasures.Measure;
import io.mirage.correlation.GraphMeasures.Result;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;

/** Measures a scan's graph: who is central, what belongs together, what falls apart without whom. */
@Component
class GraphAnalysis {

	/** By what the most important are told. */
	enum Order {
		PAGE_RANK(Comparator.comparingDouble(Measure::pageRank)), BETWEENNESS(Comparator.comparingDouble(Measure::betweenness)), DEGREE(
				Comparator.comparingInt(Measure::degree));

		private final Comparator<Measure> comparator;

		Order(Comparator<Measure> comparator) {
			this.comparator = comparator;
		}

		/** @throws io.mirage.platform.web.ProblemException naming the orders there are */
		static Order of(String name) {
			return Arrays.stream(values()).filter(order -> order.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
					.orElseThrow(() -> CorrelationProblem.INVALID_FILTER.because("sort is '" + name + "', not one of "
							+ Arrays.toString(values()).toLowerCase(Locale.ROOT) + "."));
		}
	}

	/** A node's figures with its name. */
	record MeasuredNode(EntityRef entity, int degree, double pageRank, double betweenness, boolean bridge, int community) {}

	/**
	 * @param whole false if the graph is larger than the settings allow, so that only a part of it was measured
	 * @param communities sizes of the communities, the largest first, at most 100
	 * @param components sizes of what hangs together, the largest first, at most 100
	 * @param nodes the most important ones
	 */
	record Analysis(ScanId scanId, boolean complete, boolean whole, int measured, List<Integer> communities,
			List<Integer> components, List<MeasuredNode> nodes) {}

	private record Measured(Result result, Map<EntityId, EntityRef> names, boolean whole) {}

	private static final int SIZES = 100;

	private final ScanFacts facts;
	private final CorrelationProperties properties;
	/** Of complete scans: their graph does not change any more. */
	private final Cache<UUID, Measured> measured = Caffeine.newBuilder().maximumSize(8).expireAfterAccess(Duration.ofMinutes(10)).build();

	GraphAnalysis(ScanFacts facts, CorrelationProperties properties) {
		this.facts = facts;
		this.properties = properties;
	}

	/**
	 * @param community only nodes of that one; negative for all
	 * @throws io.mirage.platform.web.ProblemException if the organisation has no such scan
	 */
	Analysis of(OrganisationId organisation, ScanId id, Order order, int community, int limit) {
		FactScan scan = facts.findScan(id).filter(found -> found.organisationId().equals(organisation))
				.orElseThrow(() -> CorrelationProblem.UNKNOWN_SCAN.because("Nothing is known of a scan " + id + "."));
		Measured graph = scan.complete() ? measured.get(id.value(), key -> measure(id)) : measure(id);
		List<MeasuredNode> nodes = graph.result().measures().stream().filter(measure -> community < 0 || measure.community() == community)
				.sorted(order.comparator.reversed().thenComparing(measure -> measure.entity().value())).limit(limit)
				.map(measure -> new MeasuredNode(Objects.requireNonNull(graph.names().get(measure.entity())), measure.degree(), measure.pageRank(), measure.betweenness(),
						measure.bridge(), measure.community()))
				.toList();
		return new Analysis(id, scan.complete(), graph.whole(), graph.result().measures().size(), first(graph.result().communities()),
				first(graph.result().components()), nodes);
	}

	private Measured measure(ScanId scan) {
		List<EntityRef> entities = new ArrayList<>();
		facts.forEachEntity(scan, properties.maxEntities(), entity -> entities.add(entity.entity()));
		List<List<EntityId>> edges = new ArrayList<>();
		facts.forEachRelationship(scan, properties.maxRelationships(), edge -> edges.add(List.of(edge.source(), edge.target())));
		boolean whole = facts.countEntities(scan) <= properties.maxEntities() && facts.countRelationships(scan) <= properties.maxRelationships();
		return new Measured(new GraphMeasures(entities.stream().map(EntityRef::id).toList(), edges).result(),
				entities.stream().collect(Collectors.toMap(EntityRef::id, Function.identity(), (one, same) -> one)), whole);
	}

	private static List<Integer> first(List<Integer> sizes) {
		return sizes.stream().limit(SIZES).toList();
	}
}
