package io.mirage.collection.declared;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.KeyMissing;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeclaredCollectorTests {

	private static final String HEAD = """
			id: kites
			name: Kites
			description: Kites of a domain
			home: https://kites.example
			terms: CC0
			verified: documented
			base-url: https://api.kites.example
			facts:
			- {each: "data[*]", entity: Name}
			""";
	private static final String KEYED = HEAD + """
			auth: {in: header, name: X-Key}
			ask: [{about: DomainName, get: "/{question}"}]
			""";

	private static DeclaredCollector collector(String text, String... startSettings) {
		return new DeclaredCollector(SourceReading.read("kites.yaml", text), new DeclaredProperties(true, List.of(startSettings)),
				new EntityParser(), new Lists(Clock.systemUTC()), Clock.systemUTC());
	}

	private static Fixture.Call call(String path, int status, String answer, String key) {
		return new Fixture.Call("https://api.kites.example" + path, status, answer, List.of(), key.isEmpty() ? Map.of() : Map.of("X-Key", key),
				Optional.empty());
	}

	private static FixtureClient client(Map<String, String> settings, Fixture.Call... calls) {
		return new FixtureClient(new Fixture("kites", "DomainName example.com", settings, List.of(calls), "", List.of(), Optional.empty(),
				Map.of(), Map.of()));
	}

	private static Answer ask(DeclaredCollector collector, FixtureClient client) throws Exception {
		Answer answer = new Answer(new EntityParser());
		collector.collect(new Fixture("kites", "DomainName example.com", Map.of(), List.of(), "", List.of(), Optional.empty(), Map.of(),
				Map.of()).question(), client, answer);
		assertThat(client.isExhausted()).isTrue();
		return answer;
	}

	@Test
	void severalKeysTakeTurns() throws Exception {
		DeclaredCollector collector = collector(KEYED);
		for (String key : List.of("one", "two", "three", "one")) {
			ask(collector, client(Map.of("key", "one two three"), call("/example.com", 200, "{}", key)));
		}
	}

	@Test
	void aKeyThatIsRefusedGivesWayToTheNextOne() throws Exception {
		Answer answer = ask(collector(KEYED), client(Map.of("key", "spent good"), call("/example.com", 429, "{}", "spent"),
				call("/example.com", 200, "{\"data\":[\"a.example.com\"]}", "good")));

		assertThat(answer.facts()).hasSize(1);
	}

	@Test
	void onlyWhenAllKeysAreSpentTheSourceIsRefusing() {
		assertThatExceptionOfType(TryLater.class).isThrownBy(() -> ask(collector(KEYED), client(Map.of("key", "a b"),
				call("/example.com", 401, "{}", "a"), call("/example.com", 429, "{}", "b"))));
		assertThatExceptionOfType(Blocked.class).isThrownBy(() -> ask(collector(KEYED), client(Map.of("key", "a"),
				call("/example.com", 403, "{}", "a"))));
	}

	@Test
	void aKeyMayBeGivenAtTheStart() throws Exception {
		ask(collector(KEYED, "other.key=no", "kites.key=fromstart"), client(Map.of(), call("/example.com", 200, "{}", "fromstart")));
		assertThatExceptionOfType(KeyMissing.class).isThrownBy(() -> ask(collector(KEYED, "other.key=no"), client(Map.of())))
				.withMessage("Kites answers only with a key. Set source-secret.kites.key among collection's settings.");
	}

	@Test
	void anotherAddressCanBeSet() throws Exception {
		ask(collector(HEAD + "ask: [{about: DomainName, get: \"/{question}\"}]\n"), client(Map.of("base-url", "http://127.0.0.1:9/mirror/"),
				new Fixture.Call("http://127.0.0.1:9/mirror/example.com", 200, "{}", List.of(), Map.of(), Optional.empty())));
	}

	@Test
	void followsLinksToFurtherPagesOnItsOwnHostOnly() throws Exception {
		String paged = HEAD + """
				ask: [{about: DomainName, get: "/{question}"}]
				pages: {by: link, at: next}
				""";
		Answer answer = ask(collector(paged), client(Map.of(),
				call("/example.com", 200, "{\"data\":[\"a.example.com\"],\"next\":\"/page/2\"}", ""),
				call("/page/2", 200, "{\"data\":[\"b.example.com\"],\"next\":\"https://evil.example/page/3\"}", "")));

		assertThat(answer.facts()).hasSize(2);
	}

	@Test
	void asksForNoMorePagesThanItMay() throws Exception {
		String paged = HEAD + """
				ask: [{about: DomainName, get: "/{question}"}]
				pages: {by: number, parameter: page, at: "data[0]", most: 2}
				""";
		ask(collector(paged), client(Map.of(), call("/example.com?page=1", 200, "{\"data\":[\"a.example.com\"]}", ""),
				call("/example.com?page=2", 200, "{\"data\":[\"b.example.com\"]}", "")));
	}
}
