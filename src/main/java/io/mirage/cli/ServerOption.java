package io.mirage.cli;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.mirage.cli.server.ServerChoice;
import io.mirage.cli.terminal.Console;
import io.mirage.platform.data.DataFolder;

/** {@code --server} and {@code --data}: which Mirage a command works with, the same in every command. */
final class ServerOption {

	@Mixin
	private DataOption data = new DataOption();

	@Option(names = "--server", paramLabel = "URL", description = {"Work with the server there instead. Signs in by MIRAGE_USER and "
			+ "MIRAGE_PASSWORD, or by the data folder."})
	private @Nullable URI server;

	DataFolder folder() {
		return data.folder();
	}

	ServerChoice choose(Console console) {
		return server == null ? ServerChoice.of(data.folder(), console) : ServerChoice.named(server, data.folder());
	}
}
