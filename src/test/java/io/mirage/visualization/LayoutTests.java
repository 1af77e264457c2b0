package io.mirage.visualization;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class LayoutTests {

	private static final int ITERATIONS = 120;

	@Test
	void theTargetIsTheMiddleAndNearThingsAreNear() {
		Graph graph = graph(200, 0);
		Sketch sketch = graph.draw(0);

		assertThat(sketch.nodes().getFirst().x()).isZero();
		assertThat(sketch.nodes().getFirst().y()).isZero();
		List<Double> radii = sketch.nodes().stream().map(node -> Math.hypot(node.x(), node.y())).toList();
		for (int i = 1; i < radii.size(); i++) {
			assertThat(radii.get(i)).isGreaterThanOrEqualTo(radii.get(i - 1) - 0.01);
		}
	}

	@Test
	void theSameFactsGiveTheSamePicture() {
		assertThat(graph(700, 3).draw(ITERATIONS).nodes()).isEqualTo(graph(700, 3).draw(ITERATIONS).nodes());
	}

	@Test
	void everyNodeHasAPlaceOfItsOwn() {
		for (Graph graph : List.of(graph(500, 0), graph(500, 1), star(1000), alone(50), graph(1, 0), alone(0))) {
			Sketch sketch = graph.draw(ITERATIONS);
			Set<String> places = new HashSet<>();

			assertThat(sketch.nodes()).allSatisfy(node -> {
				assertThat(node.x()).isFinite();
				assertThat(node.y()).isFinite();
				assertThat(places.add(node.x() + " " + node.y())).as("nobody else is at %s, %s", node.x(), node.y()).isTrue();
			});
		}
	}

	@Test
	void forcesBringNeighboursTogether() {
		Graph graph = graph(400, 5);

		assertThat(edgeToSpread(graph, ITERATIONS)).isLessThan(0.8 * edgeToSpread(graph, 0));
	}

	@Test
	void fiveThousandNodesTakeWellUnderASecondOfAFreeProcessor() {
		Graph graph = graph(5000, 7);
		graph.draw(10);
		ThreadMXBean clock = ManagementFactory.getThreadMXBean();
		long before = clock.getCurrentThreadCpuTime();
		graph.draw(new VisualizationProperties(ITERATIONS, 300_000, 1000, Duration.ZERO).iterationsFor(5000));
		Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - before);

		assertThat(taken).as("processor time").isLessThan(Duration.ofSeconds(2));
	}

	@Test
	void largeGraphsAreMovedFewerTimes() {
		VisualizationProperties properties = new VisualizationProperties(120, 300_000, 1000, Duration.ZERO);

		assertThat(properties.iterationsFor(100)).isEqualTo(120);
		assertThat(properties.iterationsFor(50_000)).isEqualTo(6);
		assertThat(properties.iterationsFor(1_000_000)).isZero();
		assertThat(properties.iterationsFor(0)).isZero();
	}

	@Test
	void whatNothingLeadsToHasNoDistanceAndStandsOutside() {
		DiscoveryTree tree = DiscoveryTree.grow(4, new int[] {2}, new int[] {2, 3}, new int[] {0, 3});
		Positions positions = RadialLayout.place(tree);

		assertThat(tree.distance()).containsExactly(1, DiscoveryTree.NONE, 0, DiscoveryTree.NONE);
		assertThat(tree.order()).containsExactly(2, 0);
		assertThat(Math.hypot(positions.x()[1], positions.y()[1])).isGreaterThan(Math.hypot(positions.x()[0], positions.y()[0]));
	}

	@Test
	void nearBodiesAreSummedExactlyAndFarOnesWell() {
		Random random = new Random(11);
		double[] x = random.doubles(300, -1000, 1000).toArray();
		double[] y = random.doubles(300, -1000, 1000).toArray();
		QuadTree tree = new QuadTree(300);
		tree.fill(x, y);

		double error = 0;
		double size = 0;
		for (int body = 0; body < 300; body++) {
			double exactX = 0;
			double exactY = 0;
			for (int other = 0; other < 300; other++) {
				double dx = x[other] - x[body];
				double dy = y[other] - y[body];
				double factor = 1 / Math.max(1, dx * dx + dy * dy);
				exactX += dx * factor;
				exactY += dy * factor;
			}
			tree.pull(body);
			error += Math.hypot(tree.pullX() - exactX, tree.pullY() - exactY);
			size += Math.hypot(exactX, exactY);
		}
		assertThat(error / size).isLessThan(0.03);
	}

	@Test
	void bodiesInOnePlaceEndTheTree() {
		double[] same = new double[100];
		QuadTree tree = new QuadTree(100);
		tree.fill(same, same);
		tree.pull(5);

		assertThat(tree.pullX()).isZero();
		assertThat(tree.pullY()).isZero();
	}

	/** How long the edges are, measured by how wide the picture is. */
	private static double edgeToSpread(Graph graph, int iterations) {
		Sketch sketch = graph.draw(iterations);
		Map<UUID, Node> nodes = sketch.nodes().stream().collect(Collectors.toMap(Node::id, Function.identity()));
		double spread = sketch.nodes().stream().mapToDouble(node -> Math.hypot(node.x(), node.y())).average().orElseThrow();
		return sketch.edges(Integer.MAX_VALUE, 0, sketch.totalEdges()).stream().map(edge -> List.of(nodes.get(edge.source()),
				nodes.get(edge.target()))).mapToDouble(ends -> Math.hypot(ends.getFirst().x() - ends.getLast().x(),
						ends.getFirst().y() - ends.getLast().y())).average().orElseThrow() / spread;
	}

	/** A tree, or with a seed a tree with some further edges. */
	private static Graph graph(int nodes, long seed) {
		Random random = new Random(seed);
		List<int[]> edges = new ArrayList<>();
		for (int node = 1; node < nodes; node++) {
			edges.add(new int[] {random.nextInt(Math.min(node, 40)), node});
		}
		for (int i = 0; seed != 0 && i < nodes / 2; i++) {
			edges.add(new int[] {random.nextInt(nodes), random.nextInt(nodes)});
		}
		return graph(nodes, edges);
	}

	private static Graph star(int nodes) {
		return graph(nodes, IntStream.range(1, nodes).mapToObj(node -> new int[] {0, node}).toList());
	}

	private static Graph alone(int nodes) {
		return graph(nodes, List.of());
	}

	private static Graph graph(int nodes, List<int[]> links) {
		List<Graph.Entity> entities = IntStream.range(0, nodes)
				.mapToObj(i -> new Graph.Entity(EntityRef.of(EntityType.HOSTNAME, "h" + i + ".example"), List.of())).toList();
		int[] from = links.stream().mapToInt(link -> link[0]).toArray();
		int[] to = links.stream().mapToInt(link -> link[1]).toArray();
		List<Edge> edges = new ArrayList<>();
		for (int i = 0; i < from.length; i++) {
			edges.add(new Edge(new UUID(1, i), entities.get(from[i]).ref().id().value(), entities.get(to[i]).ref().id().value(),
					"contains"));
		}
		int[] roots = nodes == 0 ? new int[0] : new int[] {0};
		return new Graph(entities, edges, from, to, DiscoveryTree.grow(nodes, roots, from, to), 0, 0);
	}
}
