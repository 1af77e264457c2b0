package io.mirage.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

import static org.awaitility.Awaitility.await;

/** A real Elasticsearch on loopback, one per JVM. */
public final class TestElasticsearch {

	private static final Duration PATIENCE = Duration.ofMinutes(3);
	private static @Nullable TestElasticsearch running;

	private final Path home;
	private final Path folder;
	private final int port;
	private final int transportPort;
	private Process process;

	private TestElasticsearch(Path home, Path folder) throws IOException {
		this.home = home;
		this.folder = folder;
		this.port = freePort();
		this.transportPort = freePort();
		prepare();
		process = launch();
	}

	public static synchronized TestElasticsearch shared() {
		if (running == null) {
			Path home = Engines.first(Engines.fetched("elasticsearch")).orElseThrow(() -> Engines.unavailable("The archive of Elasticsearch is empty"));
			try {
				TestElasticsearch fresh = new TestElasticsearch(home, Files.createTempDirectory("mirage-elasticsearch-"));
				fresh.awaitReady();
				running = fresh;
			} catch (IOException e) {
				throw Engines.unavailable("Elasticsearch cannot be started: " + e);
			}
		}
		return running;
	}

	public URI uri() {
		return URI.create("http://127.0.0.1:" + port);
	}

	/** As by a power cut; what was acknowledged stays. */
	public void goAway() {
		process.destroyForcibly().onExit().join();
	}

	public void comeBack() {
		try {
			process = launch();
			awaitReady();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void prepare() throws IOException {
		FileSystemUtils.copyRecursively(home.resolve("config"), folder.resolve("config"));
		Files.createDirectories(folder.resolve("data"));
		Files.createDirectories(folder.resolve("tmp"));
		Files.writeString(folder.resolve("config/elasticsearch.yml"), """
				cluster.name: mirage-tests
				discovery.type: single-node
				network.host: 127.0.0.1
				http.port: %d
				transport.port: %d
				path.data: %s
				path.logs: %s
				xpack.security.enabled: false
				cluster.routing.allocation.disk.threshold_enabled: false
				""".formatted(port, transportPort, folder.resolve("data"), folder.resolve("logs")).replace("\t", ""));
	}

	private Process launch() throws IOException {
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			new ProcessBuilder("chown", "-R", "65534:65534", folder.toString()).inheritIO().start().onExit().join();
			command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--pdeathsig=KILL", "--"));
		}
		command.add(home.resolve("bin/elasticsearch").toString());
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(Map.of("ES_PATH_CONF", folder.resolve("config").toString(), "ES_JAVA_HOME",
				System.getProperty("java.home"), "ES_TMPDIR", folder.resolve("tmp").toString(), "ES_JAVA_OPTS", "-Xms256m -Xmx512m"));
		return Engines.start(folder, builder);
	}

	private void awaitReady() {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest health = HttpRequest.newBuilder(uri().resolve("/_cluster/health")).timeout(Duration.ofSeconds(5)).build();
			await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
				if (!process.isAlive()) {
					throw Engines.unavailable("Elasticsearch ended at its start:" + Engines.said(folder));
				}
				return answers(http, health);
			});
		}
	}

	private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
		try {
			return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		} catch (IOException notYet) {
			return false;
		}
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}
}
