package io.mirage.platform.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * The folder of one installation: database, secrets, run files and logs.
 *
 * @param root absolute; made on first use
 */
public record DataFolder(Path root) {

	private static final SecureRandom RANDOM = new SecureRandom();

	public DataFolder {
		root = root.toAbsolutePath().normalize();
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
				writeSecret(name, fresh.get());
			}
			return Files.readString(file, StandardCharsets.UTF_8).strip();
		} catch (FileAlreadyExistsException madeMeanwhile) {
			return secretOrCreate(name, fresh);
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot keep the secret '" + name + "' in " + file.getParent(), e);
		}
	}

	/** Writes a new secret file, complete or not at all. */
	private void writeSecret(String name, String value) throws IOException {
		Path file = secret(name);
		Files.createDirectories(root);
		Path folder = root.resolve("secrets");
		if (!Files.isDirectory(folder)) {
			Files.createDirectories(folder, ownerOnly("rwx------"));
		}
		Path draft = Files.createTempFile(folder, name, ".new", ownerOnly("rw-------"));
		try {
			Files.writeString(draft, value + "\n", StandardCharsets.UTF_8, StandardOpenOption.WRITE);
			Files.createLink(file, draft);
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
