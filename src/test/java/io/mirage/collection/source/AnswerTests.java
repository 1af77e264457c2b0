package io.mirage.collection.source;

import org.junit.jupiter.api.Test;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerTests {

	private static final EntityRef HOST = EntityRef.of(EntityType.HOSTNAME, "www.example.com");
	private static final EntityRef ADDRESS = EntityRef.of(EntityType.IP_ADDRESS, "192.0.2.1");

	private final Answer answer = new Answer(new EntityParser());

	@Test
	void holdsEachThingOnceAndWhatWasSaidOfItFirst() {
		answer.found(HOST).attribute("title", "first");
		answer.found(EntityType.HOSTNAME, "WWW.example.com.");
		answer.found(HOST).attribute("title", "second").attribute("empty", " ");
		answer.relate(HOST, RelationType.RESOLVES_TO, ADDRESS);
		answer.relate(HOST, RelationType.RESOLVES_TO, ADDRESS);
		answer.relate(HOST, RelationType.ALIAS_OF, HOST);

		assertThat(answer.facts()).singleElement().satisfies(fact -> assertThat(fact.attributes()).hasSize(1).containsEntry("title", "first"));
		assertThat(answer.relations()).hasSize(1);
	}

	@Test
	void takesNoTextThatIsNone() {
		assertThat(answer.found(EntityType.ORGANIZATION, "Half \ud800 Pair")).isEmpty();
		assertThat(answer.found(EntityType.PERSON, "Bell \u0007")).isEmpty();
		assertThat(answer.found(EntityType.PERSON, "Kite \ud83e\ude81 Maker")).isPresent();
	}

	@Test
	void attributesAreCutAndCleaned() {
		Fact fact = answer.found(HOST).attribute("a", "x\u0000\u001b[31m\ud800y").attribute("b", "\ud83e\ude81".repeat(2000));

		assertThat(fact.attributes()).containsEntry("a", "x\ufffd\ufffd[31m\ufffdy");
		assertThat(fact.attributes().get("b")).hasSize(2049).endsWith("\u2026");
		assertThat(answer.found(ADDRESS).attribute("c", "x" + "\ud83e\ude81".repeat(2000)).attributes().get("c")).endsWith("\ufffd\u2026");
	}

	@Test
	void isFullAtItsLimit() {
		for (int i = 0; i <= Answer.MAX_FACTS; i++) {
			answer.found(EntityRef.of(EntityType.HOSTNAME, "h" + i + ".example.com"));
		}
		answer.relate(HOST, RelationType.RESOLVES_TO, ADDRESS);

		assertThat(answer.isFull()).isTrue();
		assertThat(answer.facts()).hasSize(Answer.MAX_FACTS);
		assertThat(answer.relations()).isEmpty();
	}
}
