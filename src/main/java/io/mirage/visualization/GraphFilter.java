package io.mirage.visualization;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.mirage.events.entities.EntityType;

/**
 * Which nodes of a graph are wanted.
 *
 * @param types empty for all
 * @param text what value or a tag contains, in lower case; empty for all
 * @param cluster {@link Clusters#EVERYWHERE} for all
 */
record GraphFilter(Set<String> types, String text, int minDegree, Clusters.Place cluster) {

	static final GraphFilter NONE = new GraphFilter(Set.of(), "", 0, Clusters.EVERYWHERE);

	/** @throws io.mirage.platform.web.ProblemException naming a type or cluster that does not exist */
	static GraphFilter of(List<String> types, String text, int minDegree, String cluster) {
		Set<String> wanted = types.stream().map(GraphFilter::type).collect(Collectors.toUnmodifiableSet());
		return new GraphFilter(wanted, text.strip().toLowerCase(Locale.ROOT), minDegree, Clusters.Place.of(cluster));
	}

	boolean isNone() {
		return equals(NONE);
	}

	/** Without the cluster, which a node does not know. */
	boolean takes(Node node) {
		return (types.isEmpty() || types.contains(node.type())) && node.degree() >= minDegree && (text.isEmpty()
				|| contains(node.value()) || node.tags().stream().anyMatch(this::contains));
	}

	private boolean contains(String value) {
		return value.toLowerCase(Locale.ROOT).contains(text);
	}

	private static String type(String label) {
		return EntityType.find(label).map(EntityType::label)
				.orElseThrow(() -> VisualizationProblem.INVALID_FILTER.because("'" + label + "' is not an entity type."));
	}
}
