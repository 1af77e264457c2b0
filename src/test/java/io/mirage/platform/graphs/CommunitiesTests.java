package io.mirage.platform.graphs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommunitiesTests {

	@Test
	void twoCliquesWithABridgeAreTwoCommunities() {
		int[] numbers = last(Communities.of(9, new int[] {0, 0, 1, 2, 3, 4, 4, 5, 6, 6, 7, 8, 5, 8},
				new int[] {1, 2, 2, 3, 0, 5, 6, 6, 7, 8, 8, 4, 7, 5}));

		assertThat(numbers[0]).isEqualTo(numbers[1]).isEqualTo(numbers[2]).isEqualTo(numbers[3]).isEqualTo(1);
		assertThat(Arrays.copyOfRange(numbers, 4, 9)).as("the larger one comes first").containsOnly(0);
	}

	@Test
	void whatNothingConnectsStaysAlone() {
		assertThat(last(Communities.of(3, new int[0], new int[0]))).containsExactly(0, 1, 2);
		assertThat(last(Communities.of(0, new int[0], new int[0]))).isEmpty();
		assertThat(last(Communities.of(2, new int[] {0}, new int[] {0}))).containsExactly(0, 1);
	}

	/** A hundred groups of twenty in a ring of ten towns: the levels find groups first, then towns. */
	@Test
	void findsGroupsWithinGroups() {
		List<int[]> edges = new ArrayList<>();
		Random chance = new Random(7);
		for (int node = 0; node < 2000; node++) {
			for (int i = 0; i < 8; i++) {
				edges.add(new int[] {node, node / 20 * 20 + chance.nextInt(20)});
			}
			edges.add(new int[] {node, node / 200 * 200 + chance.nextInt(200)});
			if (node % 40 == 0) {
				edges.add(new int[] {node, chance.nextInt(2000)});
			}
		}
		List<int[]> levels = of(2000, edges);

		assertThat(levels).hasSizeGreaterThan(1);
		assertThat(count(levels.getFirst())).isGreaterThan(count(levels.getLast()));
		assertThat(count(levels.getLast())).isBetween(8, 110);
		int[] coarse = levels.getLast();
		int[] fine = levels.getFirst();
		assertThat(IntStream.range(0, 2000).boxed().map(node -> fine[node] + ":" + coarse[node]).distinct())
				.as("no fine community is cut by a coarse one").hasSize(count(fine));
	}

	@Test
	void theSameGraphGivesTheSameCommunitiesAndALargeOneIsQuick() {
		List<int[]> edges = new ArrayList<>();
		Random chance = new Random(11);
		for (int i = 0; i < 100_000; i++) {
			edges.add(new int[] {chance.nextInt(50_000), Math.min(49_999, (int) Math.abs(chance.nextGaussian() * 3000))});
		}
		long start = System.nanoTime();
		List<int[]> levels = of(50_000, edges);
		System.out.printf("Communities: 50,000 nodes, 100,000 edges, %d levels in %d ms%n", levels.size(), (System.nanoTime() - start) / 1_000_000);

		assertThat(levels.getLast()).isEqualTo(of(50_000, edges).getLast());
	}

	private static List<int[]> of(int nodes, List<int[]> edges) {
		return Communities.of(nodes, edges.stream().mapToInt(edge -> edge[0]).toArray(), edges.stream().mapToInt(edge -> edge[1]).toArray());
	}

	private static int count(int[] numbers) {
		return Arrays.stream(numbers).max().orElse(-1) + 1;
	}

	private static int[] last(List<int[]> levels) {
		return levels.getLast();
	}
}
