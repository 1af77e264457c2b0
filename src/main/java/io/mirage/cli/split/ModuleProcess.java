package io.mirage.cli.split;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One process of a split deployment. Ends with this one, however this one ends; once it was ready, it is started again
 * whenever it ends by itself.
 */
final class ModuleProcess implements AutoCloseable {

	private static final Duration STOPPING = Duration.ofSeconds(30);
	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final String name;
	private final URI uri;
	private final ProcessBuilder builder;
	private final Consumer<String> line;
	private final CountDownLatch stopping = new CountDownLatch(1);
	private final Thread keeper;
	private volatile Process process;
	private volatile boolean wasReady;

	private ModuleProcess(String name, int port, ProcessBuilder builder, Writer log, Consumer<String> line) throws IOException {
		this.name = name;
		this.uri = URI.create("http://127.0.0.1:" + port);
		this.builder = builder;
		this.line = line;
		this.process = builder.start();
		this.keeper = Thread.ofVirtual().name("keeper of " + name).unstarted(() -> keep(log));
	}

	/**
	 * @param command what starts it
	 * @param log keeps all that it says
	 * @param line hears every line of it
	 */
	static ModuleProcess start(String name, int port, List<String> command, Map<String, String> environment, Path log, Consumer<String> line) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().putAll(environment);
			ModuleProcess process = new ModuleProcess(name, port, builder, Files.newBufferedWriter(log), line);
			process.keeper.start();
			return process;
		} catch (IOException e) {
			throw new UncheckedIOException("The process of " + name + " could not be started", e);
		}
	}

	private void keep(Writer log) {
		try (log) {
			copy(process.inputReader(), log);
			while (process.waitFor() >= 0 && wasReady && !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
				line.accept("(ended with exit code " + process.exitValue() + "; it is started again)");
				process = builder.start();
				copy(process.inputReader(), log);
			}
		} catch (IOException lost) {
			line.accept("(cannot be kept running: " + lost.getMessage() + ")");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void copy(BufferedReader from, Writer log) throws IOException {
		try (from) {
			for (String said = from.readLine(); said != null; said = from.readLine()) {
				log.write(said + System.lineSeparator());
				log.flush();
				line.accept(said);
			}
		}
	}

	String name() {
		return name;
	}

	URI uri() {
		return uri;
	}

	long pid() {
		return process.pid();
	}

	/** @return whether it got ready before the deadline */
	boolean awaitReady(HttpClient http, Instant deadline) throws InterruptedException {
		while (process.isAlive() && Instant.now().isBefore(deadline)) {
			if (isReady(http)) {
				wasReady = true;
				return true;
			}
			process.waitFor(250, TimeUnit.MILLISECONDS);
		}
		return false;
	}

	boolean isReady(HttpClient http) throws InterruptedException {
		HttpRequest ready = HttpRequest.newBuilder(uri.resolve("/actuator/health/readiness")).timeout(Duration.ofSeconds(10)).build();
		try {
			return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		} catch (IOException notYet) {
			return false;
		}
	}

	/** Asks it to stop, without waiting. */
	void stop() {
		stopping.countDown();
		process.destroy();
	}

	/** Waits until it has stopped; one that does not stop in time is ended. */
	@Override
	public void close() {
		stop();
		try {
			if (!keeper.join(STOPPING)) {
				process.destroyForcibly();
				keeper.join();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			process.destroyForcibly();
		}
	}
}
