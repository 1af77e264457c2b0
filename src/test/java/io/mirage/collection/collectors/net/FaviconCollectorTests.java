package io.mirage.collection.collectors.net;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FaviconCollectorTests implements CollectorContract {

	private static final Map<String, String> ICON = Map.of("content-type", "image/png");

	@Override
	public Collector collector() {
		return new FaviconCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "www.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().page("https://www.example.com/favicon.ico", 200, ICON, "kite".repeat(40));
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Fingerprint favicon:1875075638", "Service www.example.com:443/tcp");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("www.example.com:443/tcp exposes favicon:1875075638", "www.example.com exposes www.example.com:443/tcp");
	}

	@Test
	void aSiteWithoutTlsIsAskedWithout() throws Exception {
		ScriptedSource plain = new ScriptedSource().page("http://www.example.com/favicon.ico", 200, ICON, "kite");

		assertThat(CollectorContract.facts(ask(plain))).contains("Service www.example.com:80/tcp");
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(new ScriptedSource()));
	}

	@Test
	void whatIsNoIconHasNoFingerprint() throws Exception {
		assertThat(ask(recording().page("https://www.example.com/favicon.ico", 404, ICON, "kite")).facts()).isEmpty();
		assertThat(ask(recording().page("https://www.example.com/favicon.ico", 200, Map.of("content-type", "text/html"), "<p>")).facts()).isEmpty();
		assertThat(ask(recording().page("https://www.example.com/favicon.ico", 200, ICON, "")).facts()).isEmpty();
	}

	/** The expected numbers are those of the reference implementation. */
	@ParameterizedTest
	@CsvSource({"'',0", "hello,613153351", "The quick brown fox jumps over the lazy dog,776992547"})
	void murmurIsTheReferences(String text, int hash) {
		assertThat(FaviconHash.murmur(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(hash);
	}
}
