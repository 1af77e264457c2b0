package io.mirage.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.platform.data.DataFolder;

import static org.assertj.core.api.Assertions.assertThat;

class RunFileTests {

	/** Larger than any process id of any system. */
	private static final long NOBODY = Integer.MAX_VALUE;

	@TempDir
	Path folder;

	@Test
	void leadsToTheServingProcessUntilItStops() throws IOException {
		try (ServerSocket port = listening(); RunFile.Note note = runFile().write(uri(port))) {
			assertThat(runFile().findServing()).get().satisfies(serving -> {
				assertThat(serving.uri()).isEqualTo(uri(port));
				assertThat(serving.pid()).isEqualTo(ProcessHandle.current().pid());
			});

			note.close();

			assertThat(runFile().findServing()).isEmpty();
			assertThat(folder.resolve("run")).isEmptyDirectory();
		}
	}

	@Test
	void aKilledProcessDoesNotCount() throws IOException {
		try (ServerSocket port = listening()) {
			runFile().write(new RunFile.Serving(uri(port), NOBODY, Instant.EPOCH));

			assertThat(runFile().findServing()).as("whoever has the port now is somebody else").isEmpty();
		}
	}

	@Test
	void anotherProcessUnderTheOldIdDoesNotCount() throws IOException {
		URI silent;
		try (ServerSocket port = listening()) {
			silent = uri(port);
		}

		runFile().write(silent);

		assertThat(runFile().findServing()).isEmpty();
	}

	@Test
	void aStoppingProcessLeavesItsSuccessorsNoteAlone() throws IOException {
		try (ServerSocket port = listening()) {
			RunFile.Note mine = runFile().write(uri(port));
			runFile().write(new RunFile.Serving(uri(port), NOBODY, Instant.EPOCH));

			mine.close();

			assertThat(folder.resolve("run/server.json")).content().contains(Long.toString(NOBODY));
		}
	}

	@Test
	void anUnreadableNoteDoesNotCount() throws IOException {
		Files.createDirectories(folder.resolve("run"));
		Files.writeString(folder.resolve("run/server.json"), "{\"uri\": \"http");

		assertThat(runFile().findServing()).isEmpty();
	}

	private RunFile runFile() {
		return new RunFile(new DataFolder(folder));
	}

	private static ServerSocket listening() throws IOException {
		return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
	}

	private static URI uri(ServerSocket port) {
		return URI.create("http://127.0.0.1:" + port.getLocalPort());
	}
}
