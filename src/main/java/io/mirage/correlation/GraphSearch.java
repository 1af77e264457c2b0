package io.mirage.correlation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.correlation.GraphAnswer.Neighbourhood;
import io.mirage.correlation.GraphAnswer.Path;
import io.mirage.correlation.GraphAnswer.Paths;
import io.mirage.correlation.SimilarEntities.Similar;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;

/** Answers questions to the graph of a scan that the organisation owns, within the bounds of the settings. */
@Component
class GraphSearch {

	static final int MAX_DEPTH = 3;
	/** More cannot be drawn, and the view of the whole graph shows it better. */
	static final int MAX_NEIGHBOURS = 500;
	static final int MAX_PATHS = 10;
	static final int MAX_SIMILAR = 100;

	private final Edges edges;
	private final GraphLinks links;
	private final CorrelationProperties properties;

	GraphSearch(Edges edges, GraphLinks links, CorrelationProperties properties) {
		this.edges = edges;
		this.links = links;
		this.properties = properties;
	}

	/** @throws io.mirage.platform.web.ProblemException if the scan or one of its entities is not known */
	Path path(OrganisationId organisation, ScanId scan, EntityId from, EntityId to) {
		check(organisation, scan, List.of(from, to));
		PathSearch.Result result = new PathSearch(graph(scan), properties.hubDegree(), properties.maxPathLength(), properties.maxVisited()).between(from, to);
		return new Path(!result.nodes().isEmpty(), edges.entities(scan, result.nodes()), result.edges(), result.exhaustive());
	}

	/**
	 * The shortest paths, each through other entities.
	 *
	 * @throws io.mirage.platform.web.ProblemException if the scan or one of its entities is not known, or the number is out of range
	 */
	Paths paths(OrganisationId organisation, ScanId scan, EntityId from, EntityId to, int most) {
		if (most < 1 || most > MAX_PATHS) {
			throw CorrelationProblem.INVALID_FILTER.because("limit is " + most + ", not 1 to " + MAX_PATHS + ".");
		}
		check(organisation, scan, List.of(from, to));
		SeveralPaths.Found found = new SeveralPaths(graph(scan), properties.hubDegree(), properties.maxPathLength(), properties.maxVisited())
				.between(from, to, most);
		return new Paths(found.paths().stream()
				.map(path -> new Path(true, edges.entities(scan, path.nodes()), path.edges(), path.exhaustive())).toList(), found.exhaustive());
	}

	/**
	 * What may be the same as the entity or of the same hands, with the reasons.
	 *
	 * @throws io.mirage.platform.web.ProblemException if the scan or the entity is not known, or the number is out of range
	 */
	List<Similar> similar(OrganisationId organisation, ScanId scan, EntityId entity, int limit) {
		if (limit < 1 || limit > MAX_SIMILAR) {
			throw CorrelationProblem.INVALID_FILTER.because("limit is " + limit + ", not 1 to " + MAX_SIMILAR + ".");
		}
		check(organisation, scan, List.of(entity));
		return new SimilarEntities(graph(scan), ids -> edges.entities(scan, ids), properties.hubDegree())
				.to(edges.entities(scan, List.of(entity)).getFirst(), limit);
	}

	private PathSearch.Graph graph(ScanId scan) {
		return frontier -> links.touching(scan, frontier, properties.hubDegree());
	}

	/** @throws io.mirage.platform.web.ProblemException if the scan or the entity is not known, or the depth is out of range */
	Neighbourhood neighbours(OrganisationId organisation, ScanId scan, EntityId entity, int depth) {
		if (depth < 1 || depth > MAX_DEPTH) {
			throw CorrelationProblem.INVALID_FILTER.because("depth is " + depth + ", not 1 to " + MAX_DEPTH + ".");
		}
		check(organisation, scan, List.of(entity));
		Set<EntityId> nodes = new LinkedHashSet<>(List.of(entity));
		Map<UUID, Connection> shown = new LinkedHashMap<>();
		boolean exhaustive = true;
		Collection<EntityId> frontier = List.of(entity);
		for (int level = 0; level < depth && !frontier.isEmpty(); level++) {
			Set<EntityId> next = new LinkedHashSet<>();
			for (Map.Entry<EntityId, List<Connection>> found : links.touching(scan, frontier, MAX_NEIGHBOURS).entrySet()) {
				for (Connection edge : found.getValue()) {
					EntityId other = edge.otherEnd(found.getKey());
					if (nodes.contains(other) || nodes.size() < MAX_NEIGHBOURS) {
						shown.put(edge.id(), edge);
						if (nodes.add(other)) {
							next.add(other);
						}
					} else {
						exhaustive = false;
					}
				}
			}
			frontier = next;
		}
		return new Neighbourhood(edges.entities(scan, nodes), List.copyOf(shown.values()), exhaustive);
	}

	private void check(OrganisationId organisation, ScanId scan, List<EntityId> entities) {
		if (!edges.isKnown(organisation, scan)) {
			throw CorrelationProblem.UNKNOWN_SCAN.because("Nothing is known of a scan " + scan + ".");
		}
		for (EntityId entity : entities) {
			if (edges.entities(scan, List.of(entity)).isEmpty()) {
				throw CorrelationProblem.NOT_IN_SCAN.because("The scan " + scan + " has no entity " + entity + ".");
			}
		}
	}
}
