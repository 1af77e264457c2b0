package io.mirage.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

import io.mirage.platform.CannotStartException;

/**
 * The server's programs, unpacked once per machine.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

	/** The one major version whose clusters these programs read. */
	static final int MAJOR = 18;
	private static final String NAME = "postgres-18.6";
	private static final int EXECUTABLE = 0100;

	/** Unpacks where all installations of the machine's user share it, else into the data folder. */
	static PostgresBinaries unpacked(Path dataFolder) throws IOException {
		String archive = archive();
		for (Path parent : List.of(shared(), dataFolder.resolve("runtime"))) {
			Path home = parent.resolve(NAME + "-" + archive.replaceAll("^postgres-|\\.txz$", ""));
			if (Files.exists(home.resolve("bin")) || isWritable(parent)) {
				unpack(archive, home);
				return new PostgresBinaries(home);
			}
		}
		throw new IOException("no folder for the server's programs is writable");
	}

	String program(String name) {
		return home.resolve("bin").resolve(name).toString();
	}

	/** As root outside root's own folder: an unprivileged account has to reach it. */
	private static Path shared() {
		if (ServerAccount.isRoot()) {
			return Path.of("/var/cache/mirage");
		}
		String cache = System.getenv("XDG_CACHE_HOME");
		return cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache", "mirage") : Path.of(cache, "mirage");
	}

	private static boolean isWritable(Path folder) {
		try {
			Files.createDirectories(folder);
			return Files.isWritable(folder);
		} catch (FileSystemException readOnly) {
			return false;
		} catch (IOException unusable) {
			return false;
		}
	}

	private static String archive() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String platform = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
		String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
		return "postgres-" + platform + "-" + machine + ".txz";
	}

	/** Two processes that unpack at once do so beside each other; the first one to finish wins. */
	private static void unpack(String archive, Path home) throws IOException {
		if (Files.exists(home)) {
			return;
		}
		Path draft = Files.createTempDirectory(home.getParent(), "unpacking-");
		try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
			if (packed == null) {
				throw new CannotStartException("No PostgreSQL is bundled for this platform (" + archive + ").",
						"Start one and name it by SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD.");
			}
			extract(packed, draft);
			makeReachable(draft);
			Files.move(draft, home);
		} catch (FileSystemException e) {
			if (!Files.exists(home)) {
				throw e;
			}
		} finally {
			FileSystemUtils.deleteRecursively(draft);
		}
	}

	private static void extract(InputStream packed, Path folder) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				Path target = folder.resolve(entry.getName()).normalize();
				if (entry.isDirectory()) {
					Files.createDirectories(target);
				} else {
					Files.createDirectories(target.getParent());
					write(tar, entry, target);
				}
			}
		}
	}

	private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
			return;
		}
		Files.copy(tar, target);
		if ((entry.getMode() & EXECUTABLE) != 0) {
			target.toFile().setExecutable(true, false);
		}
	}

	private static void makeReachable(Path folder) throws IOException {
		if (ServerAccount.isRoot()) {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
	}
}
