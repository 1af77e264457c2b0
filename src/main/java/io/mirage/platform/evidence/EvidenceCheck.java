package io.mirage.platform.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import io.mirage.platform.evidence.Sealed.FileHash;
import io.mirage.platform.evidence.WarcReader.WarcRecord;

/** Checks a pack by itself: nothing is asked of anybody. */
public final class EvidenceCheck {

	/**
	 * What came of it.
	 *
	 * @param complaints empty if the pack is as it was when it was signed
	 * @param fingerprint of the key that it says it was signed with; empty if there is none
	 * @param stamp absent if nobody stamped it, or not validly
	 */
	public record Outcome(List<String> complaints, String scanId, String createdAt, long entries, long answers, String fingerprint,
			TimeStamps.@Nullable Stamp stamp) {

		public boolean isGood() {
			return complaints.isEmpty();
		}
	}

	private static final int LARGEST_MANIFEST = 1 << 20;

	private final ZipFile zip;
	private final List<String> complaints = new ArrayList<>();
	private final Set<String> cited = new HashSet<>();
	private long entries;
	private long answers;
	private String fingerprint = "";
	private TimeStamps.@Nullable Stamp stamp;

	private EvidenceCheck(ZipFile zip) {
		this.zip = zip;
	}

	/** @throws IOException if that is no pack at all */
	public static Outcome of(Path pack) throws IOException {
		try (ZipFile zip = new ZipFile(pack.toFile())) {
			return new EvidenceCheck(zip).run();
		}
	}

	private Outcome run() throws IOException {
		byte[] manifest = small(Sealed.MANIFEST);
		Sealed sealed = read(manifest);
		signature(sealed, manifest);
		files(sealed);
		chain(sealed);
		warc();
		return new Outcome(List.copyOf(complaints), sealed.scanId(), sealed.createdAt(), entries, answers, fingerprint, stamp);
	}

	private static Sealed read(byte[] manifest) throws IOException {
		try {
			String format = EvidenceWriter.JSON.readTree(manifest).path("format").asString("");
			if (!Sealed.FORMAT.equals(format)) {
				throw new IOException("this is a pack of the form '" + format + "'; this program knows " + Sealed.FORMAT);
			}
			return EvidenceWriter.JSON.readValue(manifest, Sealed.class);
		} catch (JacksonException e) {
			throw new IOException("the manifest cannot be read", e);
		}
	}

	private void signature(Sealed sealed, byte[] manifest) throws IOException {
		byte[] signature = small(Sealed.SIGNATURE);
		try {
			byte[] key = Base64.getDecoder().decode(sealed.publicKey());
			fingerprint = Hashes.of(key);
			if (!EvidenceKey.verify(key, manifest, signature)) {
				complaints.add("The signature does not fit the manifest.");
			}
		} catch (GeneralSecurityException | IllegalArgumentException e) {
			complaints.add("The signature cannot be checked: " + e.getMessage() + ".");
		}
		if (zip.getEntry(Sealed.TIME_STAMP) != null) {
			try {
				stamp = TimeStamps.check(small(Sealed.TIME_STAMP), signature);
			} catch (IOException e) {
				complaints.add("As to the time stamp: " + e.getMessage() + ".");
			}
		}
	}

	private void files(Sealed sealed) throws IOException {
		for (String name : Sealed.CONTENT) {
			FileHash expected = sealed.files().get(name);
			if (expected == null || zip.getEntry(name) == null) {
				complaints.add("The file " + name + " is missing.");
				continue;
			}
			MessageDigest digest = Hashes.sha256();
			try (DigestInputStream in = new DigestInputStream(open(name), digest)) {
				long size = in.transferTo(OutputStream.nullOutputStream());
				if (size != expected.size() || !Hashes.hex(digest).equals(expected.sha256())) {
					complaints.add("The file " + name + " was changed.");
				}
			}
		}
		for (ZipEntry entry : Collections.list(zip.entries())) {
			if (!Sealed.CONTENT.contains(entry.getName())
					&& !Set.of(Sealed.MANIFEST, Sealed.SIGNATURE, Sealed.TIME_STAMP).contains(entry.getName())) {
				complaints.add("A file was added that no signature covers.");
			}
		}
	}

	private void chain(Sealed sealed) throws IOException {
		String chain = Sealed.GENESIS;
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(Sealed.ENTRIES), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				chain = Hashes.link(chain, line);
				entries++;
				cited.add(EvidenceWriter.JSON.readTree(line).path("sha256").asString(""));
			}
		} catch (JacksonException e) {
			complaints.add("Line " + entries + " of the entries cannot be read.");
		}
		if (!chain.equals(sealed.chain()) || entries != sealed.entries()) {
			complaints.add("The chain of entries is broken: one was changed, added, removed or moved.");
		}
	}

	private void warc() throws IOException {
		Set<String> found = new HashSet<>();
		try (WarcReader records = new WarcReader(open(Sealed.WARC))) {
			for (WarcRecord each = records.next(); each != null; each = records.next()) {
				if (each.field("WARC-Type").equals("resource")) {
					answers++;
					found.add(each.sha256());
					if (!each.field("WARC-Block-Digest").equals("sha256:" + each.sha256())) {
						complaints.add("The answer " + each.field("WARC-Target-URI") + " was changed.");
					}
				}
			}
		} catch (IOException e) {
			complaints.add("The answers cannot be read to their end: " + e.getMessage() + ".");
		}
		if (!found.equals(cited)) {
			complaints.add("Answers and entries are not the same: " + cited.size() + " answers are listed, " + found.size() + " are there.");
		}
	}

	private byte[] small(String name) throws IOException {
		try (InputStream in = open(name)) {
			return in.readNBytes(LARGEST_MANIFEST);
		}
	}

	private InputStream open(String name) throws IOException {
		ZipEntry entry = zip.getEntry(name);
		if (entry == null) {
			throw new IOException("it has no " + name);
		}
		return zip.getInputStream(entry);
	}
}
