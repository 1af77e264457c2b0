package io.mirage.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.mirage.platform.backup.Manifest.Counted;
import io.mirage.platform.data.DataFolder;

/** What else an installation has: secrets, own sources. Not what the database, the logs or this very machine left there. */
final class FolderFiles {

	private static final Set<String> LEFT_OUT = Set.of("postgres", "postgres.new", "runtime", "logs", "run", "database.lock", "mirage-layout");
	/** The database of every installation has a password of its own. */
	private static final Path DATABASE_PASSWORD = Path.of("secrets", "postgres");

	private final Path root;

	FolderFiles(DataFolder data) {
		this.root = data.root();
	}

	/** Relative paths, sorted. */
	List<Path> all() throws IOException {
		if (!Files.isDirectory(root)) {
			return List.of();
		}
		try (Stream<Path> top = Files.list(root)) {
			return top.filter(child -> !LEFT_OUT.contains(child.getFileName().toString())).flatMap(FolderFiles::below)
					.map(root::relativize).filter(file -> !file.equals(DATABASE_PASSWORD)).sorted().toList();
		}
	}

	private static Stream<Path> below(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).toList().stream();
		} catch (IOException e) {
			throw new BackupException("The folder " + folder + " cannot be read.", e);
		}
	}

	byte[] read(Path file) throws IOException {
		return Files.readAllBytes(root.resolve(file));
	}

	/**
	 * Readable by its owner only, as secrets are; the folder itself stays open, for the database's own user has to pass.
	 *
	 * @throws BackupException if the path leads elsewhere
	 */
	void write(String path, byte[] content) throws IOException {
		Path file = root.resolve(path).normalize();
		Path parent = file.getParent();
		if (parent == null || !parent.startsWith(root)) {
			throw new BackupException("The backup holds a file that lies elsewhere: " + path + ".");
		}
		boolean posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
		Files.createDirectories(parent);
		if (posix && !parent.equals(root)) {
			Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
		}
		Files.write(file, content, StandardOpenOption.CREATE_NEW);
		if (posix) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		}
	}

	static Counted counted(byte[] content) {
		MessageDigest digest = Copying.sha256();
		digest.update(content);
		return new Counted(content.length, Copying.hex(digest));
	}
}
