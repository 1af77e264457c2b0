package io.mirage.cli.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.mirage.cli.terminal.CommandException;
import io.mirage.platform.data.DataFolder;

/** How a command signs in. */
@FunctionalInterface
public interface Credentials {

	/** The body of a request for tokens. */
	Map<String, String> tokenRequest();

	/** As whoever can read the data folder may. */
	static Credentials local(DataFolder data) {
		Path secret = data.secret("local-access");
		return () -> {
			try {
				return Map.of("grant_type", "local", "secret", Files.readString(secret).strip());
			} catch (IOException e) {
				throw new UncheckedIOException("Cannot read " + secret, e);
			}
		};
	}

	/** As {@code MIRAGE_USER}, or as the data folder allows if that is not set. */
	static Credentials from(Map<String, String> environment, DataFolder data) {
		String user = environment.get("MIRAGE_USER");
		String password = environment.get("MIRAGE_PASSWORD");
		if (user != null && password != null) {
			return () -> Map.of("grant_type", "password", "username", user, "password", password);
		}
		if (Files.isReadable(data.secret("local-access"))) {
			return local(data);
		}
		throw CommandException.usage("Who are you there? Set MIRAGE_USER and MIRAGE_PASSWORD, or name the server's data folder "
				+ "with --data if it is on this machine; " + data.root() + " is none.");
	}
}
