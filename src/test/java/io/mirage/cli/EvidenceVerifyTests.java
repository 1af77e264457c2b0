package io.mirage.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.cli.terminal.ExitCode;
import io.mirage.platform.evidence.EvidenceEntry;
import io.mirage.platform.evidence.EvidenceKey;
import io.mirage.platform.evidence.EvidenceWriter;
import io.mirage.platform.evidence.TimeStampServer;
import io.mirage.platform.evidence.TimeStamps;

import static org.assertj.core.api.Assertions.assertThat;

class EvidenceVerifyTests {

	private static final byte[] ANSWER = "v=spf1 -all".getBytes(StandardCharsets.UTF_8);

	@TempDir
	Path folder;

	private final EvidenceKey key = EvidenceKey.create();
	private Path pack = Path.of("");

	@BeforeEach
	void writeAPack() throws Exception {
		pack = folder.resolve("pack.zip");
		Path work = Files.createDirectory(folder.resolve("work"));
		try (TimeStampServer server = new TimeStampServer();
				EvidenceWriter writer = new EvidenceWriter(work, ScriptedMirage.SCAN, Instant.parse("2026-11-24T10:00:00Z"))) {
			writer.add(new EvidenceEntry(UUID.randomUUID(), "dns-records", "DomainName", "a.example", null, "answered", sha256(), ANSWER.length,
					"text/plain", false), ANSWER);
			writer.finish(pack, key, new TimeStamps(server.uri()));
		}
	}

	@Test
	void saysWhoseItIsAndSinceWhen() {
		CommandRun run = CommandRun.of("evidence", "verify", pack.toString(), "--key", key.fingerprint());

		assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.OK);
		assertThat(run.out()).contains("scan      " + ScriptedMirage.SCAN, "answers   1, cited 1 times", "key       " + key.fingerprint(),
				"stamped   2026-11-24T12:00:00Z by CN=Kite Time", "The pack is as it was when it was signed.");
	}

	@Test
	void anotherKeyThanTheExpectedOneIsNotGood() {
		CommandRun run = CommandRun.of("evidence", "verify", pack.toString(), "--key", "0".repeat(64));

		assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(run.out()).contains("WRONG     It was signed with another key than " + "0".repeat(64), "Do not rely on this pack.");
	}

	private static String sha256() throws NoSuchAlgorithmException {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ANSWER));
	}

	@Test
	void whatWasChangedIsNamed() throws IOException {
		byte[] bytes = Files.readAllBytes(pack);
		int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("raw.warc.gz");
		bytes[at] = 'R';
		Files.write(pack, bytes);
		CommandRun run = CommandRun.of("evidence", "verify", pack.toString());

		assertThat(run.exitCode()).isNotEqualTo(ExitCode.OK);
		assertThat(run.out() + run.err()).containsAnyOf("missing", "raw.warc.gz");
	}
}
