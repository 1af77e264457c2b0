package io.mirage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.cli.terminal.ExitCode;

import static org.assertj.core.api.Assertions.assertThat;

class ReportCommandTests {

	@TempDir
	Path data;

	private ScriptedMirage mirage;

	@BeforeEach
	void start() throws IOException {
		mirage = new ScriptedMirage();
		Files.createDirectories(data.resolve("secrets"));
		Files.writeString(data.resolve("secrets/local-access"), "secret\n");
		mirage.on("POST /reports", 201, "{\"id\": \"r7\", \"state\": \"waiting\"}")
				.on("GET /reports/r7", 200, "{\"state\": \"writing\", \"progress\": {\"done\": 0, \"total\": 1, \"step\": \"pdf: Findings\"}}")
				.on("GET /reports/r7", 200, "{\"state\": \"ready\"}").on("GET /reports/r7/content", 200, "%PDF-1.7");
	}

	@AfterEach
	void stop() {
		mirage.close();
	}

	@Test
	void writesWhatTheServerWroteIntoAFile() throws IOException {
		Path file = Files.writeString(data.resolve("report.pdf"), "an older and much longer report");
		CommandRun run = report("--template", "technical", "--format", "pdf", "--out", file.toString());

		assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
		assertThat(file).hasContent("%PDF-1.7");
		assertThat(run.err()).contains("Writing pdf: Findings", "Wrote " + file + " (8 bytes)");
	}

	@Test
	void saysWhyThereIsNoReport() {
		mirage.instead("GET /reports/r7", 200, "{\"state\": \"failed\", \"error\": \"The disk is full.\"}");
		CommandRun failed = report("--out", data.resolve("x").toString());
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.err()).contains("The report failed. The disk is full.");

		mirage.instead("POST /reports", 404, "{\"type\": \"/problems/unknown-report-template\", \"detail\": \"There is no template 'poem'.\"}");
		CommandRun unknown = report("--template", "poem", "--out", data.resolve("x").toString());
		assertThat(unknown.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
		assertThat(unknown.err()).contains("There is no template 'poem'.");
		assertThat(report().exitCode()).as("needs a file").isEqualTo(ExitCode.USAGE);
		assertThat(data.resolve("x")).doesNotExist();
	}

	@Test
	void fetchesAPackOfEvidenceAndSaysWithWhichKeyItIsSigned() {
		mirage.on("GET /collection/evidence", 200, "PK").on("GET /collection/evidence-key", 200, "{\"fingerprint\": \"abc\"}");
		Path file = data.resolve("pack.zip");
		CommandRun run = CommandRun.of("evidence", "export", ScriptedMirage.SCAN, "--out", file.toString(), "--data", data.toString(), "--server",
				mirage.uri().toString());

		assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
		assertThat(file).hasContent("PK");
		assertThat(run.err()).contains("signed with the key abc");
	}

	@Test
	void whatIsNoPackOfEvidenceIsCalledSo() throws IOException {
		Path file = Files.writeString(data.resolve("pack.zip"), "no zip");
		CommandRun run = CommandRun.of("evidence", "verify", file.toString());

		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains(file + " is no pack of evidence");
	}

	private CommandRun report(String... options) {
		String[] all = new String[options.length + 6];
		System.arraycopy(new String[] {"report", ScriptedMirage.SCAN, "--data", data.toString(), "--server", mirage.uri().toString()}, 0, all, 0, 6);
		System.arraycopy(options, 0, all, 6, options.length);
		return CommandRun.of(all);
	}
}
