package io.mirage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import picocli.CommandLine.Command;

import io.mirage.cli.terminal.Console;

/** Says which build this is, from the file the build leaves in the jar. */
@Command(name = "version", description = "Show version, build time and Java.")
final class VersionCommand implements Runnable {

	private final Console console;

	VersionCommand(Console console) {
		this.console = console;
	}

	@Override
	public void run() {
		Properties build = build();
		console.data("mirage " + version());
		console.data("built " + build.getProperty("build.time", "by an IDE"));
		console.data("java " + Runtime.version());
	}

	static String version() {
		return build().getProperty("build.version", "(not packaged)");
	}

	private static Properties build() {
		Properties build = new Properties();
		try (InputStream file = VersionCommand.class.getResourceAsStream("/META-INF/build-info.properties")) {
			if (file != null) {
				build.load(file);
			}
			return build;
		} catch (IOException e) {
			throw new IllegalStateException("Cannot read the build's own properties", e);
		}
	}
}
