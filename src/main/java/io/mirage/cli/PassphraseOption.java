package io.mirage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import io.mirage.cli.terminal.CommandException;

/** {@code --passphrase-file}, the same for writing and reading backups. */
final class PassphraseOption {

	private static final int SHORTEST = 12;

	@Option(names = "--passphrase-file", paramLabel = "FILE", defaultValue = "${env:MIRAGE_BACKUP_PASSPHRASE_FILE}",
			description = {"File whose first line is the passphrase that the backup is encrypted with, 12 characters at least. "
					+ "Default: $MIRAGE_BACKUP_PASSPHRASE_FILE, or the passphrase itself in $MIRAGE_BACKUP_PASSPHRASE."})
	private @Nullable Path file;

	/** @throws CommandException if there is none, or too short a one */
	char[] passphrase() {
		String passphrase = file == null ? System.getenv("MIRAGE_BACKUP_PASSPHRASE") : firstLine(file);
		if (passphrase == null) {
			throw CommandException.usage("A backup is encrypted: name a file with a passphrase by --passphrase-file, and keep it elsewhere.");
		}
		if (passphrase.length() < SHORTEST) {
			throw CommandException.usage("The passphrase has " + passphrase.length() + " characters; it needs " + SHORTEST + ".");
		}
		return passphrase.toCharArray();
	}

	private static String firstLine(Path file) {
		try {
			return Files.readString(file).lines().findFirst().orElse("");
		} catch (IOException e) {
			throw CommandException.usage("The passphrase file " + file + " cannot be read: " + e.getMessage());
		}
	}
}
