package io.mirage.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client does with the API: signs in by local access, sets, scans, reads. */
public final class MirageApi implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(6);

	private final HttpClient http = HttpClient.newHttpClient();
	private final JsonMapper json = JsonMapper.shared();
	private final URI base;
	private final String token;

	public MirageApi(URI base, Path data) {
		this.base = base;
		try {
			String secret = Files.readString(data.resolve("secrets/local-access")).strip();
			JsonNode tokens = send("POST", "/auth/tokens", Map.of("grant_type", "local", "secret", secret), null, 200);
			this.token = tokens.path("access_token").asString();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	public JsonNode get(String path) {
		return send("GET", path, null, token, 200);
	}

	/** Waits as long as another process needs before it can be asked. */
	JsonNode getWhenAvailable(String path) {
		Awaitility.await().atMost(PATIENCE).until(() -> status("GET", path, null) == 200);
		return get(path);
	}

	JsonNode post(String path, Map<String, ?> body, int expected) {
		return send("POST", path, body, token, expected);
	}

	void set(String key, Object value) {
		send("PUT", "/configuration/namespaces/collection/items/" + key, Map.of("value", value), token, 200);
	}

	void awaitCollectors() {
		Awaitility.await().atMost(PATIENCE).until(() -> get("/collectors").path("data").size() >= 8);
	}

	/** Starts a scan as soon as that is possible, and tells its id. */
	public String startScan(String target, String profile) {
		awaitCollectors();
		Map<String, Object> scan = Map.of("targets", List.of(target), "profile", profile);
		Awaitility.await().atMost(PATIENCE).until(() -> status("POST", "/scans/detect", Map.of("text", target)) == 200);
		return post("/scans", scan, 201).path("id").asString();
	}

	/** The ids of those that are installed. */
	Set<String> collectors() {
		return get("/collectors").path("data").valueStream().map(collector -> collector.path("id").asString())
				.collect(Collectors.toSet());
	}

	/** The ids of those that take part in a scan. */
	public Set<String> collectors(String scan) {
		return get("/scans/" + scan + "/collectors").path("data").valueStream().map(collector -> collector.path("collector").asString())
				.collect(Collectors.toSet());
	}

	JsonNode awaitEnd(String scan) {
		return awaitEnd(scan, PATIENCE);
	}

	public JsonNode awaitEnd(String scan, Duration patience) {
		Awaitility.await().atMost(patience).pollInterval(Duration.ofMillis(250))
				.until(() -> List.of("completed", "failed", "cancelled", "timed_out").contains(get("/scans/" + scan).path("state").asString()));
		return get("/scans/" + scan);
	}

	/** Waits until a list that a module fills after the scan has an entry. */
	JsonNode awaitAny(String path) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> !get(path).path("data").isEmpty());
		return get(path);
	}

	/** Waits until storage has applied all results of an ended scan, told by the count it reports standing still at the scan's. */
	public List<JsonNode> entities(String scan) {
		long expected = get("/scans/" + scan).path("progress").path("entities").asLong();
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250))
				.until(() -> get("/entities?limit=1&scan_id=" + scan).path("meta").path("total").asLong() >= expected);
		return all("/entities?scan_id=" + scan);
	}

	public List<JsonNode> all(String path) {
		List<JsonNode> all = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=1000" + cursor);
			page.path("data").forEach(all::add);
			JsonNode next = page.path("meta").path("next_cursor");
			cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
		} while (!cursor.isEmpty());
		return all;
	}

	/** Entities and relationships of a scan as comparable lines; fingerprints differ between ranges, not between scans of one. */
	SortedSet<String> facts(String scan) {
		SortedSet<String> facts = new TreeSet<>();
		for (JsonNode entity : entities(scan)) {
			facts.add(entity.path("type").asString() + " " + entity.path("value").asString());
		}
		for (JsonNode edge : all("/relationships?scan_id=" + scan)) {
			facts.add(edge.path("source").path("value").asString() + " " + edge.path("type").asString() + " "
					+ edge.path("target").path("value").asString());
		}
		return facts;
	}

	private int status(String method, String path, @Nullable Object body) {
		return exchange(method, path, body, token).statusCode();
	}

	private JsonNode send(String method, String path, @Nullable Object body, @Nullable String bearer, int expected) {
		HttpResponse<String> answer = exchange(method, path, body, bearer);
		assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(expected);
		return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
	}

	private HttpResponse<String> exchange(String method, String path, @Nullable Object body, @Nullable String bearer) {
		HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1" + path)).timeout(Duration.ofSeconds(30))
				.header("Content-Type", "application/json")
				.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.writeValueAsString(body)));
		if (bearer != null) {
			request.header("Authorization", "Bearer " + bearer);
		}
		try {
			return http.send(request.build(), BodyHandlers.ofString());
		} catch (IOException e) {
			throw new UncheckedIOException(method + " " + path, e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", e);
		}
	}

	@Override
	public void close() {
		http.close();
	}
}
