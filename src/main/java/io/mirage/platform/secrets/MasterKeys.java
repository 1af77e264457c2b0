package io.mirage.platform.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import io.mirage.platform.data.DataFolder;

/**
 * The master keys of an installation, one file each in its data folder: the one that seals, and former ones, which only
 * open. Another process may take a new one at any time; this one notices when it seals next. Safe for any number of threads.
 */
public final class MasterKeys {

	private static final String FILE = "master-key";
	private static final String FORMER = FILE + ".";
	static final int ID_LENGTH = 8;

	private final DataFolder data;
	private @Nullable Known known;

	/** @param id derived from the key; stands before everything that it seals */
	record MasterKey(String id, SecretKey key) {

		static MasterKey of(String text) {
			return new MasterKey(Sha256.base64Url(text).substring(0, ID_LENGTH),
					new SecretKeySpec(Base64.getUrlDecoder().decode(text), "AES"));
		}
	}

	/** @param stamp changes with the file of the current key */
	private record Known(String stamp, MasterKey current) {}

	public MasterKeys(DataFolder data) {
		this.data = data;
	}

	/** Makes the first one where there is none yet. A file that vanishes later is no reason to take another key. */
	synchronized MasterKey current() {
		Known now = known;
		String stamp = stamp().orElse(now == null ? "" : now.stamp());
		if (now == null || !now.stamp().equals(stamp)) {
			now = new Known(stamp, MasterKey.of(data.secretOrCreate(FILE, DataFolder::randomSecret)));
			known = now;
		}
		return now.current();
	}

	Optional<MasterKey> find(String id) {
		MasterKey current = current();
		return current.id().equals(id) ? Optional.of(current) : all().stream().filter(key -> key.id().equals(id)).findFirst();
	}

	/** The current one first. */
	List<MasterKey> all() {
		List<MasterKey> all = new ArrayList<>(List.of(current()));
		formerFiles().stream().map(MasterKeys::read).map(MasterKey::of).forEach(all::add);
		return all;
	}

	/** Names of the keys; the current one first. */
	public List<String> ids() {
		return all().stream().map(MasterKey::id).toList();
	}

	/**
	 * Takes a new key. What former ones have sealed still opens, and running processes seal it anew.
	 *
	 * @return the name of the new one
	 */
	public String rotate() {
		MasterKey old = current();
		String text = read(data.secret(FILE));
		data.secretOrCreate(FORMER + old.id(), () -> text);
		data.replaceSecret(FILE, DataFolder.randomSecret());
		return current().id();
	}

	private Optional<String> stamp() {
		try {
			BasicFileAttributes file = Files.readAttributes(data.secret(FILE), BasicFileAttributes.class);
			return Optional.of(file.lastModifiedTime() + " " + file.fileKey());
		} catch (NoSuchFileException none) {
			return Optional.empty();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private List<Path> formerFiles() {
		try (Stream<Path> files = Files.list(data.secret(FILE).getParent())) {
			return files.filter(file -> file.getFileName().toString().matches(FILE + "\\.[A-Za-z0-9_-]{" + ID_LENGTH + "}"))
					.sorted(Comparator.comparing(Path::toString)).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file).strip();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
