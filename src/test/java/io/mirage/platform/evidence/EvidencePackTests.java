package io.mirage.platform.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class EvidencePackTests {

	private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
	private static final byte[] PAGE = "<html>WARC/1.1\r\n\r\nno record</html>".getBytes(StandardCharsets.UTF_8);
	private static final byte[] ZONE = {0, 1, 2, '\r', '\n', '\r', '\n'};

	@TempDir
	private Path folder = Path.of("");
	private final EvidenceKey key = EvidenceKey.create();
	private Path pack = Path.of("");

	@BeforeEach
	void writeAPack() throws IOException {
		pack = pack(null);
	}

	@Test
	void aPackThatNobodyTouchedIsGood() throws IOException {
		EvidenceCheck.Outcome outcome = EvidenceCheck.of(pack);

		assertThat(outcome.complaints()).isEmpty();
		assertThat(outcome.entries()).isEqualTo(3);
		assertThat(outcome.answers()).isEqualTo(2);
		assertThat(outcome.fingerprint()).isEqualTo(key.fingerprint());
		assertThat(outcome.stamp()).isNull();
		assertThat(folder.resolve("work")).isEmptyDirectory();
	}

	@Test
	void holdsTheAnswersAsTheyCame() throws IOException {
		String warc = new String(new GZIPInputStream(new ByteArrayInputStream(parts().get(Sealed.WARC))).readAllBytes(), StandardCharsets.UTF_8);

		assertThat(warc).startsWith("WARC/1.1\r\nWARC-Type: warcinfo\r\n").contains("WARC-Type: resource\r\n",
				"WARC-Date: 2026-11-24T09:00:00Z\r\n", "WARC-Target-URI: urn:mirage:raw:" + Hashes.of(PAGE) + "\r\n",
				"Content-Type: text/html\r\nContent-Length: " + PAGE.length + "\r\n\r\n" + new String(PAGE, StandardCharsets.UTF_8) + "\r\n\r\n",
				"WARC-Truncated: length\r\n", "Content-Type: application/octet-stream\r\n");
	}

	@Test
	void noticesEveryByteThatWasChanged() throws IOException {
		byte[] good = Files.readAllBytes(pack);
		for (String part : parts().keySet()) {
			Files.write(pack, good);
			rewrite(part, bytes -> {
				byte[] changed = bytes.clone();
				changed[changed.length / 2] ^= 1;
				return changed;
			});
			assertThat(complaints()).as(part).isNotEmpty();
		}
	}

	@Test
	void noticesAnEntryThatWasLeftOut() throws IOException {
		rewrite(Sealed.ENTRIES, bytes -> new String(bytes, StandardCharsets.UTF_8).lines().skip(1)
				.collect(Collectors.joining("\n", "", "\n")).getBytes(StandardCharsets.UTF_8));

		assertThat(complaints()).contains("changed").contains("The chain of entries is broken");
	}

	@Test
	void noticesAnswersThatWereReplacedEvenIfTheirDigestsWereToo() throws IOException {
		Path other = folder.resolve("other.zip");
		Files.move(pack, other);
		pack = pack(null, "forged".getBytes(StandardCharsets.UTF_8));
		byte[] forged = parts().get(Sealed.WARC);
		Files.move(other, pack, StandardCopyOption.REPLACE_EXISTING);
		rewrite(Sealed.WARC, bytes -> forged);

		assertThat(complaints()).contains("raw.warc.gz was changed").contains("Answers and entries are not the same");
	}

	@Test
	void aSignatureOfAnotherKeyDoesNotFit() throws IOException {
		rewrite(Sealed.SIGNATURE, bytes -> EvidenceKey.create().sign(parts().getOrDefault(Sealed.MANIFEST, new byte[0])));

		assertThat(complaints()).isEqualTo("The signature does not fit the manifest.");
	}

	@Test
	void noticesAFileThatWasAdded() throws IOException {
		Map<String, byte[]> parts = parts();
		parts.put("readme.txt", new byte[] {1});
		write(parts);

		assertThat(complaints()).isEqualTo("A file was added that no signature covers.");
	}

	@Test
	void whatIsNoPackIsCalledSo() throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "no zip");
		assertThatIOException().isThrownBy(() -> EvidenceCheck.of(file));
		write(Map.of("something", new byte[0]));
		assertThatIOException().isThrownBy(() -> EvidenceCheck.of(pack)).withMessage("it has no manifest.json");
		write(Map.of(Sealed.MANIFEST, "{\"format\": \"mirage-evidence/9\"}".getBytes(StandardCharsets.UTF_8)));
		assertThatIOException().isThrownBy(() -> EvidenceCheck.of(pack)).withMessageContaining("mirage-evidence/9");
	}

	@Test
	void aTimeStampSaysSinceWhenThePackExists() throws Exception {
		try (TimeStampServer server = new TimeStampServer()) {
			pack = pack(server.uri());
		}
		EvidenceCheck.Outcome outcome = EvidenceCheck.of(pack);

		assertThat(outcome.complaints()).isEmpty();
		assertThat(outcome.stamp()).isEqualTo(new TimeStamps.Stamp(TimeStampServer.TIME, "CN=Kite Time"));
	}

	@Test
	void aTimeStampOfAnotherPackIsNone() throws Exception {
		byte[] foreign;
		try (TimeStampServer server = new TimeStampServer()) {
			foreign = new TimeStamps(server.uri()).stamp(new byte[] {1, 2, 3});
		}
		Map<String, byte[]> parts = parts();
		parts.put(Sealed.TIME_STAMP, foreign);
		write(parts);

		assertThat(complaints()).isEqualTo("As to the time stamp: the time stamp is one of something else.");
		assertThat(EvidenceCheck.of(pack).stamp()).isNull();
	}

	private String complaints() throws IOException {
		return String.join(" ", EvidenceCheck.of(pack).complaints());
	}

	private Path pack(@Nullable URI stamps) throws IOException {
		return pack(stamps, PAGE);
	}

	private Path pack(@Nullable URI stamps, byte[] page) throws IOException {
		Path work = Files.createDirectories(folder.resolve("work"));
		Path file = folder.resolve("pack.zip");
		try (EvidenceWriter writer = new EvidenceWriter(work, "01900000-0000-7000-8000-000000000001", NOW)) {
			writer.add(entry("http-fetch", page, "text/html", false), page);
			writer.add(entry("dns-records", ZONE, "nonsense\r\nX: y", true), ZONE);
			writer.add(entry("http-again", page, "text/html", false), null);
			writer.finish(file, key, stamps == null ? null : new TimeStamps(stamps));
		}
		return file;
	}

	private static EvidenceEntry entry(String collector, byte[] content, String mediaType, boolean truncated) {
		return new EvidenceEntry(UUID.nameUUIDFromBytes(collector.getBytes(StandardCharsets.UTF_8)), collector, "Hostname", "www.aurora-kites.example",
				NOW.minusSeconds(3600), "answered", Hashes.of(content), content.length, mediaType, truncated);
	}

	private Map<String, byte[]> parts() {
		Map<String, byte[]> parts = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(pack.toFile())) {
			for (ZipEntry entry : Collections.list(zip.entries())) {
				try (InputStream in = zip.getInputStream(entry)) {
					parts.put(entry.getName(), in.readAllBytes());
				}
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return parts;
	}

	private void rewrite(String part, UnaryOperator<byte[]> change) throws IOException {
		Map<String, byte[]> parts = parts();
		parts.compute(part, (name, bytes) -> change.apply(bytes));
		write(parts);
	}

	private void write(Map<String, byte[]> parts) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(pack))) {
			for (Map.Entry<String, byte[]> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue());
			}
		}
	}
}
