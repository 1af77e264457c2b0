package io.mirage.platform.evidence;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a pack: a zip with the answers as WARC, a line for each of them chained by hashes, a manifest of both, its
 * signature and, where a server is known, its time stamp.
 */
public final class EvidenceWriter implements AutoCloseable {

	static final JsonMapper JSON = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

	/** Gives the token of RFC 3161 for bytes. */
	@FunctionalInterface
	public interface TimeStamping {
		byte[] stamp(byte[] bytes) throws IOException;
	}

	private final Path folder;
	private final OutputStream warcFile;
	private final WarcWriter warc;
	private final OutputStream entriesFile;
	private final String scan;
	private final Instant now;
	private String chain = Sealed.GENESIS;
	private long entries;

	/** @param folder an empty one for what is being written; it is emptied again */
	public EvidenceWriter(Path folder, String scan, Instant now) throws IOException {
		this.folder = folder;
		this.scan = scan;
		this.now = now;
		warcFile = new BufferedOutputStream(Files.newOutputStream(folder.resolve(Sealed.WARC)));
		entriesFile = new BufferedOutputStream(Files.newOutputStream(folder.resolve(Sealed.ENTRIES)));
		warc = new WarcWriter(warcFile);
		warc.information(now, "Mirage");
	}

	/** @param content absent if an earlier entry has brought the same bytes */
	public void add(EvidenceEntry entry, byte @Nullable [] content) throws IOException {
		if (content != null) {
			warc.resource(entry, entry.at() == null ? now : entry.at(), content);
		}
		String line = JSON.writeValueAsString(entry);
		chain = Hashes.link(chain, line);
		entriesFile.write((line + "\n").getBytes(StandardCharsets.UTF_8));
		entries++;
	}

	/** @param stamping absent where no server is known
	 *  @throws IOException if no time stamp could be had, or the disk is full */
	public void finish(Path pack, EvidenceKey key, @Nullable TimeStamping stamping) throws IOException {
		warcFile.close();
		entriesFile.close();
		byte[] manifest = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Sealed(Sealed.FORMAT, scan, now.toString(), entries,
				chain, hashes(), Sealed.ALGORITHM, key.publicKey()));
		byte[] signature = key.sign(manifest);
		byte[] stamp = stamping == null ? null : stamping.stamp(signature);
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(pack)))) {
			put(zip, Sealed.MANIFEST, manifest);
			put(zip, Sealed.SIGNATURE, signature);
			if (stamp != null) {
				put(zip, Sealed.TIME_STAMP, stamp);
			}
			for (String file : Sealed.CONTENT) {
				zip.putNextEntry(new ZipEntry(file));
				Files.copy(folder.resolve(file), zip);
			}
		}
	}

	private Map<String, Sealed.FileHash> hashes() throws IOException {
		Map<String, Sealed.FileHash> hashes = new LinkedHashMap<>();
		for (String file : Sealed.CONTENT) {
			MessageDigest digest = Hashes.sha256();
			try (DigestInputStream in = new DigestInputStream(Files.newInputStream(folder.resolve(file)), digest)) {
				long size = in.transferTo(OutputStream.nullOutputStream());
				hashes.put(file, new Sealed.FileHash(Hashes.hex(digest), size));
			}
		}
		return hashes;
	}

	private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
	}

	@Override
	public void close() {
		try {
			warcFile.close();
			entriesFile.close();
			for (String file : Sealed.CONTENT) {
				Files.deleteIfExists(folder.resolve(file));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
