package io.mirage.collection.network;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How a task's client treats a source that fails, refuses or repeats itself. */
class SourceCareTests {

	private static final URI SOURCE = URI.create("http://source.example/");

	private RawServer server = RawServer.saying("");
	private Wire wire = Wire.toNobodyBut();

	@AfterEach
	void close() {
		wire.close();
		server.close();
	}

	@Test
	void aSourceThatIsDownIsNotAskedByEveryTask() {
		serve("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
		for (int task = 0; task < Breakers.FAILURES; task++) {
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().fetch(SOURCE)).withMessageContaining("500");
		}
		TrackedClient client = wire.client();

		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> client.fetch(SOURCE))
				.withMessageContaining("is left alone until").withMessageContaining("500");
		assertThat(server.conversations()).isEqualTo(Breakers.FAILURES);
		assertThat(client.requests()).isZero();
		assertThat(client.receipts()).as("decided, even if not asked").hasSize(1);
		assertThat(client.patience()).isBetween(Duration.ofSeconds(1), Breakers.FIRST_REST);
	}

	@Test
	void aSingleKeyIsLikeAnyOtherSetting() {
		serve("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
		wire.set("source.tester.api-key", "only");

		assertThatExceptionOfType(Blocked.class).isThrownBy(() -> askWithKey("only"));
		assertThatExceptionOfType(Blocked.class).isThrownBy(() -> askWithKey("only"));
		assertThat(wire.client().setting("other", "fallback")).isEqualTo("fallback");
	}

	@Test
	void nothingThereIsRememberedForATimeOfItsOwn() throws Exception {
		serve("HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n");
		wire.client().fetch(SOURCE);
		wire.client().fetch(SOURCE);
		assertThat(server.conversations()).isEqualTo(1);

		wire.set("source-policies", Map.of("tester", Map.of("negative_cache_ttl", "0s")));
		wire.client().fetch(URI.create("http://source.example/other"));
		wire.client().fetch(URI.create("http://source.example/other"));
		assertThat(server.conversations()).isEqualTo(3);
	}

	@Test
	void aSourcesRateCountsOverAllItsTasks() throws Exception {
		serve("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
		wire.set("source-policies", Map.of("*", Map.of("per_minute", 2)));
		wire.client().fetch(URI.create("http://source.example/1"));
		wire.client().fetch(URI.create("http://source.example/2"));

		assertThatExceptionOfType(TryLater.class).isThrownBy(() -> wire.client().fetch(URI.create("http://source.example/3")))
				.withMessageContaining("2 calls a minute").satisfies(later -> assertThat(later.pause()).isGreaterThan(Duration.ofSeconds(30)));
		assertThat(wire.client().fetch(URI.create("http://source.example/1")).status()).as("known already").isEqualTo(200);
	}

	private void askWithKey(String expected) throws Exception {
		TrackedClient client = wire.client();
		assertThat(client.setting("api-key", "none")).isEqualTo(expected);
		client.fetch(SOURCE);
	}

	private void serve(String answer) {
		server.close();
		wire.close();
		server = RawServer.saying(answer);
		wire = Wire.toNobodyBut(server.at("source.example:80"));
	}
}
