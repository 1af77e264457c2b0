package io.mirage.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import io.mirage.platform.CannotStartException;

/** The database's files: made on first use, checked on every other. */
final class Cluster {

	static final String USERNAME = "mirage";
	private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
	private static final String VERSION_FILE = "PG_VERSION";

	private final Path folder;
	private final PostgresBinaries binaries;
	private final ServerAccount account;

	Cluster(Path folder, PostgresBinaries binaries, ServerAccount account) {
		this.folder = folder;
		this.binaries = binaries;
		this.account = account;
	}

	Path folder() {
		return folder;
	}

	/** @throws CannotStartException if what is there is not ours to open */
	void prepare(String password) throws IOException, InterruptedException {
		if (Files.exists(folder.resolve(VERSION_FILE))) {
			requireSameMajor(Files.readString(folder.resolve(VERSION_FILE)).strip());
			stopLeftover();
		} else {
			requireNothing();
			make(password);
		}
	}

	/** Ends the server that works on these files, if any: connections are cut, what was committed stays. */
	void stop() throws IOException, InterruptedException {
		Result result = run(binaries.program("pg_ctl"), "stop", "-D", folder.toString(), "-m", "fast", "-w", "-t", "60");
		if (result.exit() != 0 && Files.exists(folder.resolve("postmaster.pid"))) {
			LOG.warn("PostgreSQL did not stop: {}", result.output());
		}
	}

	private void requireSameMajor(String version) {
		if (!version.equals(Integer.toString(PostgresBinaries.MAJOR))) {
			throw new CannotStartException("The database in " + folder + " is of PostgreSQL " + version + "; this version of Mirage runs "
					+ PostgresBinaries.MAJOR + ".", "Run the version of Mirage that wrote it, or name another folder with --data.");
		}
	}

	private void requireNothing() throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> children = Files.list(folder)) {
			if (children.findAny().isPresent()) {
				throw new CannotStartException("The folder " + folder + " holds something that is no database.",
						"Move it away, or name another folder with --data.");
			}
		}
		Files.delete(folder);
	}

	/** After a crash of the JVM the server may still be about to stop; nobody else can be using it, for we hold the lock. */
	private void stopLeftover() throws IOException, InterruptedException {
		if (Files.exists(folder.resolve("postmaster.pid"))) {
			stop();
		}
	}

	/** Beside its place, then moved there: a crash on the way leaves no half database. */
	private void make(String password) throws IOException, InterruptedException {
		Path draft = folder.resolveSibling(folder.getFileName() + ".new");
		FileSystemUtils.deleteRecursively(draft);
		Files.createDirectory(draft);
		account.own(draft);
		Path secret = Files.createTempFile(folder.getParent(), "initial", ".secret");
		try {
			Files.writeString(secret, password, StandardCharsets.UTF_8);
			account.own(secret);
			Result result = run(binaries.program("initdb"), "-D", draft.toString(), "-U", USERNAME, "-E", "UTF8", "--locale=C.UTF-8",
					"--auth=scram-sha-256", "--pwfile=" + secret);
			if (result.exit() != 0) {
				throw new CannotStartException("The database cannot be made in " + draft + ": " + result.output(),
						"See to the space and the rights there, or name another folder with --data.");
			}
			Files.move(draft, folder);
		} finally {
			Files.delete(secret);
			FileSystemUtils.deleteRecursively(draft);
		}
	}

	private record Result(int exit, String output) {}

	private Result run(String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(account.command(folder, List.of(command))).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		process.waitFor(90, TimeUnit.SECONDS);
		return new Result(process.exitValue(), output);
	}
}
