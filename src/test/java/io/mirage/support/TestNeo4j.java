package io.mirage.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import static org.awaitility.Awaitility.await;

/** A real Neo4j that speaks Bolt on loopback, one per JVM, in a process of its own. */
public final class TestNeo4j {

	private static @Nullable TestNeo4j running;

	private final Path home;
	private final Path folder;
	private final int port;
	private Process process;

	private TestNeo4j(Path home, Path folder) throws IOException {
		this.home = home;
		this.folder = folder;
		this.port = TestElasticsearch.freePort();
		process = launch();
	}

	public static synchronized TestNeo4j shared() {
		if (running == null) {
			Path home = Engines.fetched("neo4j");
			try {
				TestNeo4j fresh = new TestNeo4j(home, Files.createTempDirectory("mirage-neo4j-"));
				fresh.awaitReady();
				running = fresh;
			} catch (IOException e) {
				throw Engines.unavailable("Neo4j cannot be started: " + e);
			}
		}
		return running;
	}

	public URI uri() {
		return URI.create("bolt://127.0.0.1:" + port);
	}

	/** As by a power cut; what was committed stays. */
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

	private Process launch() throws IOException {
		return Engines.start(folder, new ProcessBuilder(Engines.java().toString(), "-Xmx512m", "-cp", home + "/*",
				Path.of("src/test/engines/Neo4jServer.java").toAbsolutePath().toString(), folder.resolve("data").toString(),
				Integer.toString(port)));
	}

	private void awaitReady() {
		await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200)).until(() -> {
			if (!process.isAlive()) {
				throw Engines.unavailable("Neo4j ended at its start:" + Engines.said(folder));
			}
			return Files.readString(Engines.log(folder)).contains("READY") && answers();
		});
	}

	private boolean answers() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
			return true;
		} catch (IOException notYet) {
			return false;
		}
	}
}
