package io.mirage.cli.server;

import java.net.URI;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mirage.cli.api.Api;
import io.mirage.cli.api.Credentials;
import io.mirage.cli.terminal.Console;
import io.mirage.platform.data.DataFolder;

/**
 * The server a command works with: the one named, else the one that serves the data folder, else one of its own that ends
 * with the command.
 *
 * @param own absent if somebody else started it
 */
public record ServerChoice(Api api, @Nullable Server own) implements AutoCloseable {

	public static ServerChoice named(URI server, DataFolder data) {
		return new ServerChoice(new Api(server, Credentials.from(System.getenv(), data)), null);
	}

	public static ServerChoice of(DataFolder data, Console console) {
		Optional<RunFile.Serving> serving = new RunFile(data).findServing();
		if (serving.isPresent()) {
			return new ServerChoice(new Api(serving.get().uri(), Credentials.local(data)), null);
		}
		console.update("Starting Mirage in " + data.root());
		Server own = Server.start(ServerOptions.forMyself(data));
		return new ServerChoice(new Api(own.uri(), Credentials.local(data)), own);
	}

	@Override
	public void close() {
		api.close();
		if (own != null) {
			own.close();
		}
	}
}
