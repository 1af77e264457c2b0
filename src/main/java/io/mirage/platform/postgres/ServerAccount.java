package io.mirage.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.mirage.platform.CannotStartException;

/**
 * As whom the server runs. PostgreSQL refuses root, so root's server runs as an unprivileged account. On Linux it is
 * told to stop when the thread that started it ends, and that is also how it notices that the JVM was killed.
 *
 * @param name of the account; empty for the JVM's own
 */
record ServerAccount(Optional<String> name) {

	private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
	private static final List<String> PREFERRED = List.of("mirage", "nobody");

	static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	/** @throws CannotStartException if root has nobody to run the server as */
	static ServerAccount current() {
		if (!isRoot()) {
			return new ServerAccount(Optional.empty());
		}
		if (!Files.isExecutable(SETPRIV)) {
			throw new CannotStartException("PostgreSQL does not run as root, and there is no " + SETPRIV + " to run it as another account.",
					"Install the package util-linux, or start Mirage as an ordinary user.");
		}
		List<String> known = accounts();
		return new ServerAccount(Optional.of(PREFERRED.stream().filter(known::contains).findFirst()
				.orElseThrow(() -> new CannotStartException("PostgreSQL does not run as root, and there is no account " + PREFERRED + ".",
						"Start Mirage as an ordinary user."))));
	}

	private static List<String> accounts() {
		try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
			return lines.map(line -> line.substring(0, Math.max(0, line.indexOf(':')))).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * The command as this account runs it.
	 *
	 * @param folder what it works on; where others may not enter a folder above it, the command is allowed to pass through
	 */
	List<String> command(Path folder, List<String> command) {
		List<String> all = new ArrayList<>();
		if (Files.isExecutable(SETPRIV)) {
			all.addAll(List.of(SETPRIV.toString(), "--pdeathsig=INT"));
			name.ifPresent(account -> all.addAll(List.of("--reuid=" + account, "--regid=" + group(account), "--clear-groups")));
			if (name.isPresent() && !isReachable(folder)) {
				all.addAll(List.of("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"));
			}
			all.add("--");
		}
		all.addAll(command);
		return all;
	}

	/** Gives the account a file, or a folder with all that is in it. */
	void own(Path path) throws IOException {
		if (name.isEmpty()) {
			return;
		}
		UserPrincipal owner = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name.get());
		Files.walkFileTree(path, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
				return visitFile(folder, attributes);
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.setAttribute(file, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
				return FileVisitResult.CONTINUE;
			}
		});
	}

	/** The account's own group has no name that is the same everywhere, its number has. */
	private static String group(String account) {
		try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
			return lines.map(line -> line.split(":", -1)).filter(fields -> fields[0].equals(account)).map(fields -> fields[3])
					.findFirst().orElseThrow();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean isReachable(Path folder) {
		return Stream.iterate(folder.toAbsolutePath().getParent(), parent -> parent != null, Path::getParent).allMatch(parent -> {
			try {
				return Files.getPosixFilePermissions(parent).stream().anyMatch(permission -> permission.name().equals("OTHERS_EXECUTE"));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}
}
