package io.mirage.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.cli.terminal.CommandException;

/** Mirage's API as the commands use it. Signs in at the first call and again when its token has expired. */
public final class Api implements AutoCloseable {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
	private static final Duration DOWNLOAD_TIMEOUT = Duration.ofMinutes(10);
	private static final int UNAUTHORIZED = 401;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
	private final JsonMapper json = JsonMapper.shared();
	private final URI server;
	private final Credentials credentials;
	private @Nullable String token;

	public Api(URI server, Credentials credentials) {
		this.server = server;
		this.credentials = credentials;
	}

	public URI server() {
		return server;
	}

	/** @param path below {@code /api/v1}, with its query
	 *  @throws ApiException if the server refuses
	 *  @throws CommandException if it does not answer */
	public JsonNode get(String path) {
		return call("GET", path, null);
	}

	public JsonNode post(String path, Map<String, ?> body) {
		return call("POST", path, body);
	}

	public JsonNode put(String path, Map<String, ?> body) {
		return call("PUT", path, body);
	}

	/** Walks through a list with a cursor, one part in memory at a time. */
	public void forEach(String path, Consumer<JsonNode> consumer) {
		String cursor = "";
		do {
			JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=1000" + cursor);
			page.path("data").forEach(consumer);
			JsonNode next = page.path("meta").path("next_cursor");
			cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
		} while (!cursor.isEmpty());
	}

	/** Streams what is there into a file, in the place of what was in it. @return how many bytes */
	public long download(String path, Path file) {
		HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1" + path)).timeout(DOWNLOAD_TIMEOUT)
				.header("Authorization", "Bearer " + token()).build();
		try {
			HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
			try (InputStream body = answer.body()) {
				if (answer.statusCode() >= 400) {
					throw problem(answer.statusCode(), answer.uri(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
				}
				return Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
			}
		} catch (IOException e) {
			throw CommandException.unavailable("Could not fetch " + path + " from " + server + " into " + file + " ("
					+ e.getClass().getSimpleName() + ": " + e.getMessage() + ").");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw CommandException.failed("Interrupted.");
		}
	}

	private JsonNode call(String method, String path, @Nullable Object body) {
		HttpResponse<String> answer = exchange(method, path, body, token());
		if (answer.statusCode() == UNAUTHORIZED) {
			token = null;
			answer = exchange(method, path, body, token());
		}
		return content(answer);
	}

	private synchronized String token() {
		String known = token;
		if (known == null) {
			known = content(exchange("POST", "/auth/tokens", credentials.tokenRequest(), null)).path("access_token").asString();
			token = known;
		}
		return known;
	}

	private JsonNode content(HttpResponse<String> answer) {
		if (answer.statusCode() >= 400) {
			throw problem(answer.statusCode(), answer.uri(), answer.body());
		}
		return answer.body().isEmpty() ? json.missingNode() : read(answer.body());
	}

	private ApiException problem(int status, URI uri, String body) {
		JsonNode problem = body.startsWith("{") ? read(body) : json.missingNode();
		String type = problem.path("type").asString("");
		return new ApiException(status, type.substring(type.lastIndexOf('/') + 1),
				problem.path("detail").asString(uri + " answered " + status + "."));
	}

	private JsonNode read(String body) {
		try {
			return json.readTree(body);
		} catch (JacksonException e) {
			throw CommandException.unavailable(server + " does not answer as Mirage does. Is the address right?");
		}
	}

	private HttpResponse<String> exchange(String method, String path, @Nullable Object body, @Nullable String bearer) {
		HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/api/v1" + path)).timeout(ANSWER_TIMEOUT)
				.header("Content-Type", "application/json")
				.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.writeValueAsString(body)));
		if (bearer != null) {
			request.header("Authorization", "Bearer " + bearer);
		}
		try {
			return http.send(request.build(), BodyHandlers.ofString());
		} catch (IOException e) {
			throw CommandException.unavailable("No answer from " + server + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
					+ "). Is Mirage running there?");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw CommandException.failed("Interrupted.");
		}
	}

	@Override
	public void close() {
		http.close();
	}
}
