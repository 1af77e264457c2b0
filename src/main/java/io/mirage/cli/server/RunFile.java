package io.mirage.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.data.DataFolder;

/** The note a serving process leaves in its data folder, by which other commands find it. */
public final class RunFile {

	private static final int CONNECT_MILLIS = 2000;

	private final Path file;
	private final JsonMapper json = JsonMapper.shared();

	/** @param startedAt when the process got ready */
	public record Serving(URI uri, long pid, Instant startedAt) {

		/** A crashed process leaves its note behind; then its pid is gone or, if taken again, its port silent. */
		boolean isAlive() {
			return ProcessHandle.of(pid).isPresent() && answers();
		}

		private boolean answers() {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
				return true;
			} catch (IOException silent) {
				return false;
			}
		}
	}

	public RunFile(DataFolder data) {
		file = data.resolve("run").resolve("server.json");
	}

	/** Who serves the folder now; a note of a process that is gone does not count. */
	public Optional<Serving> findServing() {
		return read().filter(Serving::isAlive);
	}

	private Optional<Serving> read() {
		try {
			return Files.exists(file) ? Optional.of(json.readValue(Files.readString(file), Serving.class)) : Optional.empty();
		} catch (JacksonException half) {
			return Optional.empty();
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot read " + file, e);
		}
	}

	/** Takes the note away again when it is closed. */
	@FunctionalInterface
	public interface Note extends AutoCloseable {

		@Override
		void close();
	}

	/** Says that this process serves the folder from now on. */
	public Note write(URI uri) {
		Serving serving = new Serving(uri, ProcessHandle.current().pid(), Instant.now());
		write(serving);
		return () -> remove(serving.pid());
	}

	/** Complete or not at all: readers never see half a note. */
	void write(Serving serving) {
		try {
			Files.createDirectories(file.getParent());
			Path draft = Files.createTempFile(file.getParent(), "server", ".new");
			Files.writeString(draft, json.writeValueAsString(serving));
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot write " + file, e);
		}
	}

	/** Leaves another process's note alone. */
	private void remove(long pid) {
		try {
			if (read().filter(serving -> serving.pid() == pid).isPresent()) {
				Files.deleteIfExists(file);
			}
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot delete " + file, e);
		}
	}
}
