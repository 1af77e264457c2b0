package io.mirage.platform.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.util.unit.DataSize;

import io.mirage.platform.CannotStartException;

/**
 * The folder of one installation: database, secrets, run files and logs.
 *
 * @param root absolute; made on first use
 */
public record DataFolder(Path root) {

	private static final SecureRandom RANDOM = new SecureRandom();
	private static final String LAYOUT_FILE = "mirage-layout";
	private static final int LAYOUT = 1;
	/** What an empty installation takes, twice over; with less, writing is about to fail. */
	public static final DataSize LEAST_SPACE = DataSize.ofMegabytes(256);
	/** What a file system or a person may leave in a folder that is otherwise empty. */
	private static final Set<String> IGNORED = Set.of("lost+found", ".DS_Store");

	public DataFolder {
		root = root.toAbsolutePath().normalize();
	}

	/**
	 * Makes the folder this installation's own, or finds that it is already.
	 *
	 * @throws CannotStartException if it cannot be written, holds something else, or was written by a newer version
	 */
	public DataFolder claim() {
		try {
			Files.createDirectories(root);
			Path layout = root.resolve(LAYOUT_FILE);
			if (Files.exists(layout)) {
				requireKnown(Files.readString(layout, StandardCharsets.UTF_8).strip());
			} else {
				requireEmpty();
				Files.writeString(layout, LAYOUT + "\n", StandardCharsets.UTF_8);
			}
			Files.createDirectories(resolve("logs"), ownerOnly("rwx------"));
			return this;
		} catch (IOException e) {
			throw new CannotStartException("The data folder " + root + " cannot be written: " + e + ".",
					"Make it writable for the user that runs Mirage, or name another folder with --data.", e);
		}
	}

	private void requireKnown(String layout) {
		if (!layout.equals(Integer.toString(LAYOUT))) {
			throw new CannotStartException("The data folder " + root + " has the layout '" + layout + "'; this version knows "
					+ LAYOUT + ".", "Run the version of Mirage that wrote it, or name another folder with --data.");
		}
	}

	private void requireEmpty() throws IOException {
		try (Stream<Path> children = Files.list(root)) {
			Optional<Path> foreign = children.filter(child -> !IGNORED.contains(child.getFileName().toString())).findFirst();
			if (foreign.isPresent()) {
				throw new CannotStartException("The folder " + root + " is no data folder of Mirage: it holds "
						+ foreign.get().getFileName() + ".", "Name an empty or a new folder with --data.");
			}
		}
	}

	/** What can still be written there, or where the folder would be made. */
	public DataSize freeSpace() throws IOException {
		return DataSize.ofBytes(Files.getFileStore(nearestExisting()).getUsableSpace());
	}

	/** The folder, or the nearest one above it that is there: the root of the file system always is. */
	public Path nearestExisting() {
		Path folder = root;
		while (!Files.exists(folder) && folder.getParent() != null) {
			folder = folder.getParent();
		}
		return folder;
	}

	public Path resolve(String child) {
		return root.resolve(child);
	}

	/** A file below {@code secrets/} that only its owner can read. */
	public Path secret(String name) {
		return root.resolve("secrets").resolve(name);
	}

	/**
	 * Reads a secret, making it first if it is not there. Two processes that make it at once read the same one.
	 *
	 * @throws UncheckedIOException if the folder cannot be written
	 */
	public String secretOrCreate(String name, Supplier<String> fresh) {
		Path file = secret(name);
		try {
			if (!Files.exists(file)) {
				writeSecret(name, fresh.get(), draft -> Files.createLink(file, draft));
			}
			return Files.readString(file, StandardCharsets.UTF_8).strip();
		} catch (FileAlreadyExistsException madeMeanwhile) {
			return secretOrCreate(name, fresh);
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot keep the secret '" + name + "' in " + file.getParent(), e);
		}
	}

	/** Puts another value in the place of a secret, complete or not at all. */
	public void replaceSecret(String name, String value) {
		try {
			writeSecret(name, value, draft -> Files.move(draft, secret(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot replace the secret '" + name + "' in " + root.resolve("secrets"), e);
		}
	}

	/** What is done with a complete file beside its place. */
	@FunctionalInterface
	private interface Placing {

		void place(Path draft) throws IOException;
	}

	/** Complete or not at all. */
	private void writeSecret(String name, String value, Placing placing) throws IOException {
		Files.createDirectories(root);
		Path folder = root.resolve("secrets");
		if (!Files.isDirectory(folder)) {
			Files.createDirectories(folder, ownerOnly("rwx------"));
		}
		Path draft = Files.createTempFile(folder, name, ".new", ownerOnly("rw-------"));
		try {
			Files.writeString(draft, value + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE);
			placing.place(draft);
		} finally {
			Files.deleteIfExists(draft);
		}
	}

	/** 256 random bits, URL-safe. */
	public static String randomSecret() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static FileAttribute<?>[] ownerOnly(String permissions) {
		boolean posix = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
				: new FileAttribute<?>[0];
	}
}
