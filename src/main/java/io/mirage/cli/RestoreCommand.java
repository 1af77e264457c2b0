package io.mirage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.mirage.cli.server.InstallationDatabase;
import io.mirage.cli.server.ServerOptions;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.platform.backup.BackupException;
import io.mirage.platform.backup.Manifest;
import io.mirage.platform.backup.Restore;
import io.mirage.platform.data.DataFolder;

/** Makes an installation of a backup, or proves that one could be made. */
@Command(name = "restore", description = {"Make an installation of a backup, in a new data folder, and compare every row with the backup.",
		"With --verify the installation is made beside the data folder and thrown away: that proves the backup, and changes nothing."})
final class RestoreCommand implements Callable<Integer> {

	@Parameters(paramLabel = "FILE", description = "The backup.")
	private Path file = Path.of("");

	@Option(names = "--verify", description = "Only prove that the backup can be restored.")
	private boolean verify;

	@Mixin
	private PassphraseOption secret = new PassphraseOption();

	@Mixin
	private DataOption data = new DataOption();

	private final Console console;

	RestoreCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws IOException, SQLException {
		char[] passphrase = secret.passphrase();
		if (!Files.isReadable(file)) {
			throw CommandException.usage("There is no file " + file + " that can be read.");
		}
		Path root = data.folder().root();
		if (!verify && !isEmpty(root)) {
			throw CommandException.usage(root + " is not empty. Name a new folder with --data.");
		}
		Path draft = root.resolveSibling(root.getFileName() + (verify ? ".verify" : ".restore"));
		try {
			Manifest manifest = restore(new DataFolder(draft), passphrase);
			if (!verify) {
				Files.deleteIfExists(root);
				Files.move(draft, root);
			}
			console.data("%s: %d rows of %d tables and %d files are as they were backed up".formatted(verify ? "Verified" : "Restored to " + root,
					manifest.rows(), manifest.tables().size(), manifest.files().size()));
			return ExitCode.OK;
		} catch (BackupException refused) {
			throw CommandException.failed(refused.getMessage() + (verify ? "" : " Nothing was restored."));
		} finally {
			FileSystemUtils.deleteRecursively(draft);
		}
	}

	/** A database that the environment names is filled, not tried out on. */
	private Manifest restore(DataFolder draft, char[] passphrase) throws IOException, SQLException {
		FileSystemUtils.deleteRecursively(draft.root());
		Map<String, String> environment = verify ? Map.of() : System.getenv();
		if (ServerOptions.hasOwnDatabase(environment)) {
			console.say("The rows go to the database that SPRING_DATASOURCE_URL names.");
		}
		try (InstallationDatabase database = InstallationDatabase.create(draft.claim(), environment); InputStream in = Files.newInputStream(file)) {
			return new Restore(database.source(), draft).read(in, passphrase);
		}
	}

	private static boolean isEmpty(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return true;
		}
		try (Stream<Path> children = Files.list(folder)) {
			return children.findAny().isEmpty();
		}
	}
}
