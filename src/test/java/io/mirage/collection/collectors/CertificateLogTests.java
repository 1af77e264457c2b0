package io.mirage.collection.collectors;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Unreadable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CertificateLogTests {

	private static final String ROW = "{\"name_value\":\"a.example.com\\n evilexample.com\\nB.EXAMPLE.com \",\"not_after\":\"2027-01-01T00:00:00\"}";

	@Test
	void readsNamesOfTheDomainOnly() throws Exception {
		assertThat(read("[" + ROW + "]", false)).containsOnlyKeys("a.example.com", "b.example.com")
				.containsEntry("a.example.com", Instant.parse("2027-01-01T00:00:00Z"));
	}

	@Test
	void aDateThatIsNoneIsNotKnown() throws Exception {
		assertThat(read("[{\"name_value\":\"example.com\",\"not_after\":\"soon\"}]", false)).containsEntry("example.com", Instant.EPOCH);
	}

	@Test
	void readsACutAnswerAsFarAsItGoes() throws Exception {
		assertThat(read("[" + ROW + ",{\"name_va", true)).hasSize(2);
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read("[" + ROW + ",{\"name_va", false));
	}

	@ParameterizedTest
	@ValueSource(strings = {"<html>busy</html>", "[1]", "\"x\"", "[[[", "{\"a\":"})
	void refusesWhatIsNoLog(String body) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(body, false));
	}

	@Test
	void holdsNoMoreThanAnAnswerDoes() throws Exception {
		StringBuilder names = new StringBuilder();
		for (int i = 0; i < 30_000; i++) {
			names.append(i == 0 ? "[" : ",").append("{\"name_value\":\"h").append(i).append(".example.com\"}");
		}
		assertThat(read(names.append(']').toString(), false)).hasSize(20_000);
	}

	private static Map<String, Instant> read(String body, boolean truncated) throws Unreadable {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return CertificateLog.names(new HttpReply(URI.create("https://crt.sh/"), 200, Map.of(), bytes,
				new Evidence("application/json", bytes, truncated)), "example.com");
	}
}
