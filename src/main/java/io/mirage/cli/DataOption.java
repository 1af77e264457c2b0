package io.mirage.cli;

import java.nio.file.Path;

import picocli.CommandLine.Option;

import io.mirage.platform.data.DataFolder;

/** {@code --data}, the same in every command. */
final class DataOption {

	@Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:MIRAGE_DATA:-${sys:user.home}/.mirage}",
			description = "Folder of the installation: database, secrets, logs. Default: $MIRAGE_DATA or ~/.mirage.")
	private Path folder = Path.of(".mirage");

	DataFolder folder() {
		return new DataFolder(folder);
	}
}
