package io.mirage.correlation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.mirage.correlation.GraphMeasures.Measure;
import io.mirage.correlation.GraphMeasures.Result;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GraphMeasuresTests {

	/** Two triangles that hang together by one node. */
	@Test
	void findsWhatHoldsTheGraphTogether() {
		Result result = new GraphMeasures(nodes("a", "b", "middle", "c", "d"), edges("a-b", "b-middle", "middle-a", "middle-c", "c-d", "d-middle"))
				.result();

		Measure first = result.measures().getFirst();
		assertThat(first.entity()).isEqualTo(node("middle"));
		assertThat(first.degree()).isEqualTo(4);
		assertThat(first.bridge()).isTrue();
		assertThat(first.betweenness()).as("8 of 5 x 3 ordered pairs go through it").isCloseTo(8 / 15.0, within(1e-9));
		assertThat(result.measures()).filteredOn(Measure::bridge).hasSize(1);
		assertThat(result.measures().stream().mapToDouble(Measure::pageRank).sum()).isCloseTo(1, within(1e-3));
		assertThat(result.components()).containsExactly(5);
	}

	@Test
	void tellsPartsAndCommunitiesApart() {
		Result result = new GraphMeasures(nodes("a", "b", "c", "x", "y", "alone"), edges("a-b", "b-c", "c-a", "x-y", "x-nowhere", "y-y")).result();

		assertThat(result.components()).containsExactly(3, 2, 1);
		assertThat(result.communities().stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
		assertThat(community(result, "a")).isEqualTo(community(result, "b")).isNotEqualTo(community(result, "x"));
	}

	@Test
	void anyOrderGivesTheSameFigures() {
		Random random = new Random(7);
		List<EntityId> nodes = new ArrayList<>();
		List<List<EntityId>> edges = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			nodes.add(node("n" + i));
			edges.add(List.of(node("n" + i), node("n" + random.nextInt(300))));
		}
		Result one = new GraphMeasures(nodes, edges).result();
		Collections.shuffle(nodes, random);
		Collections.shuffle(edges, random);

		assertThat(new GraphMeasures(nodes, edges).result()).isEqualTo(one);
	}

	@Test
	void measuresNothing() {
		assertThat(new GraphMeasures(List.of(), List.of()).result()).isEqualTo(new Result(List.of(), List.of(), List.of()));
	}

	/** A chain so long that a search which calls itself once per step ends for want of stack. */
	@Test
	void followsALongChain() {
		List<EntityId> nodes = new ArrayList<>();
		List<List<EntityId>> edges = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			nodes.add(node("n" + i));
			edges.add(List.of(node("n" + i), node("n" + (i + 1))));
		}

		assertThat(new GraphMeasures(nodes, edges).result().measures()).filteredOn(Measure::bridge).hasSize(19_998);
	}

	private static int community(Result result, String name) {
		return result.measures().stream().filter(measure -> measure.entity().equals(node(name))).findFirst().orElseThrow().community();
	}

	private static List<EntityId> nodes(String... names) {
		return List.of(names).stream().map(GraphMeasuresTests::node).toList();
	}

	private static List<List<EntityId>> edges(String... pairs) {
		return List.of(pairs).stream().map(pair -> List.of(node(pair.split("-")[0]), node(pair.split("-")[1]))).toList();
	}

	private static EntityId node(String name) {
		return EntityId.of(EntityType.HOSTNAME, name);
	}
}
