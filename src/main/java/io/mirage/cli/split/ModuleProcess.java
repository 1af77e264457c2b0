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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process of a split deployment. Ends with this one, however this one ends. */
final class ModuleProcess implements AutoCloseable {

	private static final Duration STOPPING = Duration.ofSeconds(30);

	private final String name;
	private final URI uri;
	private final Process process;
	private final Thread reader;

	private ModuleProcess(String name, URI uri, Process process, Thread reader) {
		this.name = name;
		this.uri = uri;
		this.process = process;
		this.reader = reader;
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
			Process process = builder.start();
			Writer file = Files.newBufferedWriter(log);
			Thread reader = Thread.ofVirtual().name("log of " + name).start(() -> copy(process.inputReader(), file, line));
			return new ModuleProcess(name, URI.create("http://127.0.0.1:" + port), process, reader);
		} catch (IOException e) {
			throw new UncheckedIOException("The process of " + name + " could not be started", e);
		}
	}

	private static void copy(BufferedReader from, Writer file, Consumer<String> line) {
		try (from; file) {
			for (String said = from.readLine(); said != null; said = from.readLine()) {
				file.write(said + System.lineSeparator());
				file.flush();
				line.accept(said);
			}
		} catch (IOException ended) {
			line.accept("(its log ended: " + ended.getMessage() + ")");
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
		HttpRequest ready = HttpRequest.newBuilder(uri.resolve("/actuator/health/readiness")).timeout(Duration.ofSeconds(10)).build();
		while (process.isAlive() && Instant.now().isBefore(deadline)) {
			if (answers(http, ready)) {
				return true;
			}
			process.waitFor(250, TimeUnit.MILLISECONDS);
		}
		return false;
	}

	private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
		try {
			return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		} catch (IOException notYet) {
			return false;
		}
	}

	/** Asks it to stop, without waiting. */
	void stop() {
		process.destroy();
	}

	/** Waits until it has stopped; one that does not stop in time is ended. */
	@Override
	public void close() {
		stop();
		try {
			if (!process.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
			}
			reader.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			process.destroyForcibly();
		}
	}
}
