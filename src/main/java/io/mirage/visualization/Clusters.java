package io.mirage.visualization;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.graphs.Communities;

/**
 * A graph as few large dots: what belongs together is one, in the middle of its members. There are several levels, from
 * fine to coarse; who looks closer asks for the graph of one cluster.
 */
@Component
class Clusters {

	static final Place EVERYWHERE = new Place(-1, -1);

	/** A cluster's name: level and number, written {@code 0.17}. */
	record Place(int level, int number) {

		/** @throws io.mirage.platform.web.ProblemException if the text is not such a name */
		static Place of(String text) {
			if (text.isEmpty()) {
				return EVERYWHERE;
			}
			if (!text.matches("\\d{1,3}\\.\\d{1,7}")) {
				throw VisualizationProblem.INVALID_FILTER.because("cluster is '" + text + "', not the id of a cluster such as 0.17.");
			}
			int dot = text.indexOf('.');
			return new Place(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
		}

		String text() {
			return level + "." + number;
		}
	}

	/**
	 * @param id for asking for its graph
	 * @param radius root mean square of the members' distances from the middle
	 * @param types how many members of each
	 * @param centre the best connected member
	 */
	record Cluster(String id, float x, float y, float radius, int nodes, int edges, Map<String, Integer> types, Shown centre) {}

	/** @param relationships how many lead from one to the other, either way */
	record Link(String source, String target, int relationships) {}

	/**
	 * @param level 0 is the finest
	 * @param clusters the largest first
	 * @param truncated whether there are more than are shown
	 */
	record Overview(boolean complete, int level, int levels, int totalNodes, int totalClusters, boolean truncated,
			List<Cluster> clusters, List<Link> links) {}

	/** Two clusters of one level, the lower number first. */
	private record Pair(int one, int other) {}

	/** @param places of each node its number in the levels' arrays */
	private record Levels(Map<UUID, Integer> places, List<int[]> numbers) {

		private int number(int level, UUID node) {
			Integer place = places.get(node);
			return place == null ? -1 : numbers.get(level)[place];
		}

		private int count(int level) {
			return IntStream.of(numbers.get(level)).max().orElse(-1) + 1;
		}
	}

	/** Of complete scans: their graph does not change any more. */
	private final Cache<ScanId, Levels> known = Caffeine.newBuilder().maximumSize(8).expireAfterAccess(Duration.ofMinutes(10)).build();

	/** @param limit the finest level that has at most so many clusters is shown */
	Overview overview(ScanId scan, Picture picture, int limit) {
		Levels levels = levels(scan, picture);
		int level = IntStream.range(0, levels.numbers().size()).filter(one -> levels.count(one) <= limit).findFirst()
				.orElse(levels.numbers().size() - 1);
		Map<Integer, Gathering> gatherings = new TreeMap<>();
		GraphExport.<RuntimeException>forEachNode(picture, node -> {
			int number = levels.number(level, node.id());
			if (number >= 0 && number < limit) {
				gatherings.computeIfAbsent(number, Gathering::new).add(node);
			}
		});
		List<Link> links = links(picture, levels, level, gatherings);
		List<Cluster> clusters = gatherings.values().stream().map(one -> one.cluster(level)).toList();
		return new Overview(picture.complete(), level, levels.numbers().size(), picture.totalNodes(), levels.count(level),
				clusters.size() < levels.count(level), clusters, links);
	}

	/** @throws io.mirage.platform.web.ProblemException if the graph has no such cluster */
	Sketch members(ScanId scan, Picture picture, Place cluster) {
		Levels levels = levels(scan, picture);
		if (cluster.level() >= levels.numbers().size() || cluster.number() >= levels.count(cluster.level())) {
			throw VisualizationProblem.INVALID_FILTER.because("The graph has no cluster " + cluster.text() + ".");
		}
		return Excerpt.of(picture, node -> levels.number(cluster.level(), node.id()) == cluster.number(), edge -> true);
	}

	private Levels levels(ScanId scan, Picture picture) {
		return picture.complete() ? known.get(scan, id -> find(picture)) : find(picture);
	}

	private static Levels find(Picture picture) {
		Map<UUID, Integer> places = new HashMap<>();
		GraphExport.<RuntimeException>forEachNode(picture, node -> places.put(node.id(), places.size()));
		List<int[]> pairs = new ArrayList<>();
		GraphExport.<RuntimeException>forEachEdge(picture, edge -> {
			Integer from = places.get(edge.source());
			Integer to = places.get(edge.target());
			if (from != null && to != null) {
				pairs.add(new int[] {from, to});
			}
		});
		return new Levels(places, Communities.of(places.size(), pairs.stream().mapToInt(pair -> pair[0]).toArray(),
				pairs.stream().mapToInt(pair -> pair[1]).toArray()));
	}

	private static List<Link> links(Picture picture, Levels levels, int level, Map<Integer, Gathering> gatherings) {
		Map<Pair, Integer> counts = new HashMap<>();
		GraphExport.<RuntimeException>forEachEdge(picture, edge -> {
			int one = levels.number(level, edge.source());
			int other = levels.number(level, edge.target());
			Gathering gathering = gatherings.get(one);
			if (gathering != null && one == other) {
				gathering.edges++;
			} else if (gathering != null && gatherings.containsKey(other)) {
				counts.merge(new Pair(Math.min(one, other), Math.max(one, other)), 1, Integer::sum);
			}
		});
		return counts.entrySet().stream()
				.map(pair -> new Link(new Place(level, pair.getKey().one()).text(), new Place(level, pair.getKey().other()).text(), pair.getValue()))
				.sorted(Comparator.comparingInt(Link::relationships).reversed().thenComparing(Link::source).thenComparing(Link::target)).toList();
	}

	/** Sums up the members of one cluster. */
	private static final class Gathering {

		private static final Comparator<Node> BEST_CONNECTED = Comparator.comparingInt(Node::degree).reversed().thenComparing(Node::id);

		private final int number;
		private final List<Node> members = new ArrayList<>();
		private int edges;

		private Gathering(int number) {
			this.number = number;
		}

		private void add(Node node) {
			members.add(node);
		}

		private Cluster cluster(int level) {
			double x = members.stream().mapToDouble(Node::x).average().orElse(0);
			double y = members.stream().mapToDouble(Node::y).average().orElse(0);
			double spread = members.stream().mapToDouble(node -> (node.x() - x) * (node.x() - x) + (node.y() - y) * (node.y() - y)).average()
					.orElse(0);
			Map<String, Integer> types = new TreeMap<>();
			members.forEach(node -> types.merge(node.type(), 1, Integer::sum));
			Node centre = members.stream().min(BEST_CONNECTED).orElseThrow();
			return new Cluster(new Place(level, number).text(), (float) x, (float) y, (float) Math.sqrt(spread), members.size(), edges, types,
					new Shown(centre.id(), centre.type(), centre.value()));
		}
	}
}
