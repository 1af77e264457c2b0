package io.mirage.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers as Mirage's API would, from a script: each call gets its route's next answer, the last one again and again. */
final class ScriptedMirage implements AutoCloseable {

	static final String SCAN = "019ab000-0000-7000-8000-000000000001";

	private record Answer(int status, String body) {}

	private final HttpServer server;
	private final Map<String, Deque<Answer>> script = new ConcurrentHashMap<>();
	private final List<String> calls = new CopyOnWriteArrayList<>();

	/** A scan that completes at once: one domain, one finding, one blocked source, a report. */
	ScriptedMirage() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		server.createContext("/", this::answer);
		server.start();
		on("POST /auth/tokens", 200, "{\"access_token\": \"t\"}");
		on("POST /scans/detect", 200, "{\"data\": [{\"input\": \"a.example\", \"type\": \"DomainName\", \"value\": \"a.example\"}]}");
		on("POST /scans", 201, scan("running"));
		on("GET /scans/" + SCAN, 200, scan("completed"));
		on("GET /scans/" + SCAN + "/coverage", 200, """
				{"data": [{"collector": "dns-records", "name": "DNS records", "answered": 3, "empty": 1, "in_plan": true},
					{"collector": "crt-sh", "name": "Certificate log", "blocked": 2, "in_plan": true},
					{"collector": "whois", "name": "Whois", "in_plan": false, "reason": "Left out by the profile."}]}""");
		on("GET /findings/summary", 200, "{\"total\": 1}");
		on("GET /findings", 200, """
				{"data": [{"id": "f1", "severity": "high", "headline": "Sign-in page without encryption"}],
					"meta": {"pagination": {"total": 1, "last_page": 1}}}""");
		on("GET /entities/facets", 200, "{\"types\": [{\"value\": \"Hostname\", \"count\": 2}]}");
		on("GET /entities", 200, """
				{"data": [{"id": "e1", "type": "Hostname", "value": "www.a.example"}, {"id": "e2", "type": "Hostname", "value": "mail.a.example"}],
					"meta": {"total": 2}}""");
		on("GET /reports", 200, "{\"data\": [{\"id\": \"r1\", \"formats\": [\"html\", \"json\"]}]}");
	}

	static String scan(String state) {
		return """
				{"id": "%s", "name": "a.example", "state": "%s", "started_at": "2026-01-01T00:00:00Z", "finished_at": "2026-01-01T00:00:07Z",
					"progress": {"planned": 6, "completed": 4, "failed": 2, "entities": 2}}""".formatted(SCAN, state);
	}

	/** Adds an answer behind those the route has. @param route method and path below the API's, without query */
	ScriptedMirage on(String route, int status, String body) {
		script.computeIfAbsent(route, key -> new ArrayDeque<>()).add(new Answer(status, body));
		return this;
	}

	/** Replaces the route's answers. */
	ScriptedMirage instead(String route, int status, String body) {
		script.remove(route);
		return on(route, status, body);
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
	}

	/** Method and path of every call so far. */
	List<String> calls() {
		return calls;
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
			exchange.getRequestBody().readAllBytes();
			calls.add(call);
			Answer answer = next(call);
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
			exchange.getResponseBody().write(body);
		}
	}

	private synchronized Answer next(String call) {
		Deque<Answer> answers = script.getOrDefault(call, new ArrayDeque<>(List.of(new Answer(404, "{\"detail\": \"Nothing at " + call + "\"}"))));
		return answers.size() > 1 ? answers.remove() : answers.element();
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
