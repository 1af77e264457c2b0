package io.mirage.correlation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralPathsTests {

	private final Map<EntityId, List<Connection>> edges = new LinkedHashMap<>();
	private final Map<EntityId, String> names = new LinkedHashMap<>();

	@Test
	void findsTheShortestOnesFirstAndNoneThatVisitsOneTwice() {
		edges("a-b", "b-z", "a-c", "c-d", "d-z", "b-c", "c-a", "a-b");

		assertThat(paths("a", "z", 10)).startsWith("abz").endsWith("abcdz").containsExactlyInAnyOrder("abz", "acbz", "acdz", "abcdz");
		assertThat(paths("a", "z", 2)).hasSize(2).startsWith("abz");
	}

	@Test
	void tellsThatThereIsNone() {
		edges("a-b", "y-z");

		assertThat(paths("a", "z", 3)).isEmpty();
	}

	@Test
	void aHubIsNoStation() {
		edges("a-h", "h-z", "a-b", "b-z");
		for (int i = 0; i < 60; i++) {
			edges("h-x" + i);
		}

		assertThat(paths("a", "z", 5)).containsExactly("abz");
		assertThat(search("a", "z", 5).exhaustive()).isFalse();
	}

	@Test
	void similarIsWhatSharesRareThings() {
		edges("one-ip1", "two-ip1", "one-cert", "two-cert", "three-ip1", "o.ne-ip2", "one-ip2", "four-hub", "one-hub");
		for (int i = 0; i < 60; i++) {
			edges("n" + i + "-hub");
		}
		List<SimilarEntities.Similar> similar = new SimilarEntities(this::touching, ids -> ids.stream().map(id -> ref(names.getOrDefault(id, ""))).toList(), 50)
				.to(ref("one"), 10);

		assertThat(similar).extracting(one -> one.entity().value()).containsExactly("o.ne", "two", "three");
	}

	private List<String> paths(String from, String to, int most) {
		return search(from, to, most).paths().stream().map(path -> String.join("", path.nodes().stream().map(names::get).toList())).toList();
	}

	private SeveralPaths.Found search(String from, String to, int most) {
		return new SeveralPaths(this::touching, 50, 12, 1000).between(ref(from).id(), ref(to).id(), most);
	}

	private Map<EntityId, List<Connection>> touching(Collection<EntityId> ids) {
		Map<EntityId, List<Connection>> found = new LinkedHashMap<>();
		ids.stream().filter(edges::containsKey).forEach(id -> found.put(id, edges.getOrDefault(id, List.of()).stream().limit(51).toList()));
		return found;
	}

	private void edges(String... pairs) {
		for (String pair : pairs) {
			EntityRef one = ref(pair.split("-", 2)[0]);
			EntityRef other = ref(pair.split("-", 2)[1]);
			Connection edge = new Connection(UUID.nameUUIDFromBytes((pair + edges.size()).getBytes(StandardCharsets.UTF_8)), "resolves_to", one.id(), other.id());
			for (EntityRef end : List.of(one, other)) {
				names.put(end.id(), end.value());
				edges.computeIfAbsent(end.id(), id -> new ArrayList<>()).add(edge);
			}
		}
	}

	private static EntityRef ref(String name) {
		return EntityRef.of(EntityType.HOSTNAME, name);
	}
}
