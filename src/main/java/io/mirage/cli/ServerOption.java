package io.mirage.cli;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.mirage.cli.server.ServerChoice;
import io.mirage.cli.terminal.Console;
import io.mirage.platform.data.DataFolder;

/** With whom a command works: the server that is named, the one on the data folder, or one of its own. */
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
		return server == null ? ServerChoice.of(folder(), console) : ServerChoice.named(server, folder());
	}
}
