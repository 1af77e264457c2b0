package io.mirage.system;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.mirage.range.PracticeRange;

/** The packaged jar, running. Closing asks it to stop; {@link #kill} does not ask. */
public final class MirageProcess implements AutoCloseable {

	private static final Path JAR = Path.of("target/mirage.jar").toAbsolutePath();
	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final Process process;
	private final URI uri;
	private final Path log;

	private MirageProcess(Process process, URI uri, Path log) {
		this.process = process;
		this.uri = uri;
		this.log = log;
	}

	/** Whose internet is the practice range. */
	static Map<String, String> within(PracticeRange range) {
		return Map.of("SPRING_APPLICATION_JSON", range.settings().startValuesAsJson());
	}

	/**
	 * Starts {@code mirage serve} on a free port.
	 *
	 * @param environment settings in their environment form
	 */
	static MirageProcess serve(Path data, Map<String, String> environment) {
		return serve(data, environment, List.of(JAVA, "-Xmx768m", "-jar", JAR.toString()));
	}

	/**
	 * The same from the classes of this process.
	 *
	 * @param flags of the Java machine
	 */
	public static MirageProcess serveClasses(Path data, Map<String, String> environment, List<String> flags) {
		List<String> command = new ArrayList<>(List.of(JAVA));
		command.addAll(flags);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.mirage.cli.Mirage"));
		return serve(data, environment, command);
	}

	/** As {@link #serve(Path, Map)}. @param command what runs Mirage's command line */
	static MirageProcess serve(Path data, Map<String, String> environment, List<String> command) {
		try {
			int port = freePort();
			Path log = Files.createTempFile(data.toAbsolutePath().getParent(), data.getFileName() + "-", ".log");
			List<String> whole = new ArrayList<>(command);
			whole.addAll(List.of("serve", "--data", data.toString(), "--port", Integer.toString(port)));
			ProcessBuilder builder = new ProcessBuilder(whole);
			builder.environment().putAll(environment);
			builder.redirectErrorStream(true).redirectOutput(log.toFile());
			return new MirageProcess(builder.start(), URI.create("http://127.0.0.1:" + port), log);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Waits until the process answers that it is ready. */
	public MirageProcess awaitReady() {
		Instant deadline = Instant.now().plus(PATIENCE);
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest ready = HttpRequest.newBuilder(uri.resolve("/actuator/health/readiness")).timeout(Duration.ofSeconds(5)).build();
			while (Instant.now().isBefore(deadline) && process.isAlive()) {
				if (answers(http, ready)) {
					return this;
				}
				process.waitFor(200, TimeUnit.MILLISECONDS);
			}
			throw new IllegalStateException("Mirage did not get ready:\n" + Files.readString(log));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while Mirage starts", e);
		}
	}

	public URI uri() {
		return uri;
	}

	/** What the operating system knows of it. */
	public ProcessHandle handle() {
		return process.toHandle();
	}

	String log() {
		try {
			return Files.readString(log);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The warnings and errors of its log. */
	List<String> complaints() {
		return log().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).toList();
	}

	/** Waits so long. @throws IllegalStateException if the process ends by itself meanwhile */
	void outlives(Duration life) throws InterruptedException {
		if (process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("Mirage has ended by itself:\n" + log());
		}
	}

	/** As {@code kill -9} does: no hook runs. */
	void kill() {
		process.destroyForcibly();
		await();
	}

	@Override
	public void close() {
		process.destroy();
		await();
	}

	private void await() {
		try {
			if (!process.waitFor(60, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
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
