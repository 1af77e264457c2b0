package io.mirage.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.mirage.cli.server.InstallationDatabase;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.platform.backup.Backup;
import io.mirage.platform.backup.BackupException;
import io.mirage.platform.backup.Manifest;

/** Writes everything an installation knows into one encrypted file, while it runs or not. */
@Command(name = "backup", description = {"Write everything into one encrypted file: all data, raw answers, accounts, secrets, own sources.",
		"Mirage may run meanwhile; the file holds one moment. Stores beside PostgreSQL are made anew after a restore."})
final class BackupCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "File to write. An existing one is kept, unless --replace is given.")
	private Path file = Path.of("");

	@Option(names = "--replace", description = "Replace an existing file, once the new one is complete.")
	private boolean replace;

	@Mixin
	private PassphraseOption secret = new PassphraseOption();

	@Mixin
	private DataOption data = new DataOption();

	private final Console console;

	BackupCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws IOException, SQLException {
		char[] passphrase = secret.passphrase();
		if (Files.exists(file) && !replace) {
			throw CommandException.usage(file + " exists. Name another file, or allow to replace it with --replace.");
		}
		Path draft = file.resolveSibling(file.getFileName() + ".part");
		try (InstallationDatabase database = InstallationDatabase.open(data.folder(), System.getenv());
				Connection connection = database.source().getConnection();
				OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
			Manifest manifest = new Backup(connection, data.folder()).write(out, passphrase, VersionCommand.version(), Instant.now());
			Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
			console.data("%s: %d rows of %d tables and %d files, %d bytes".formatted(file, manifest.rows(), manifest.tables().size(),
					manifest.files().size(), Files.size(file)));
			return ExitCode.OK;
		} catch (BackupException refused) {
			throw CommandException.failed(String.valueOf(refused.getMessage()));
		} finally {
			Files.deleteIfExists(draft);
		}
	}
}
