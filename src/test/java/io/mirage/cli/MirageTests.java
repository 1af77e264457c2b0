package io.mirage.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.cli.terminal.ExitCode;

import static org.assertj.core.api.Assertions.assertThat;

class MirageTests {

	@TempDir
	Path folder;

	@Test
	void withoutACommandItShowsAllOfThemAndTheExitCodes() {
		CommandRun run = CommandRun.of();

		assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
		assertThat(run.out()).contains("demo", "serve", "scan", "doctor", "verify", "docs", "version", "completion", "Exit codes");
	}

	@ParameterizedTest
	@ValueSource(strings = {"demo", "serve", "scan", "stores", "reindex", "backup", "restore", "range", "doctor", "version", "completion", "verify", "docs", "bench"})
	void everyCommandExplainsItself(String command) {
		assertThat(CommandRun.of(command, "--help").out()).startsWith("Usage: mirage " + command);
		assertThat(CommandRun.of("help", command).out()).startsWith("Usage: mirage " + command);
	}

	@ParameterizedTest
	@CsvSource({"scann, scann", "help scann, scann", "serve --prot 80, --prot", "serve --port eighty, eighty", "completion fish, fish",
			"scan --json --ndjson a.example, mutually exclusive", "scan, TARGET", "scan --profile all --passive a.example, mutually exclusive",
			"range --hosts -5, -5", "range --delay soon, soon", "range --delay 1h, PT1H"})
	void wrongUsageIsNamed(String arguments, String offending) {
		CommandRun run = CommandRun.of(arguments.split(" "));

		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains(offending).doesNotContain("Exception");
	}

	@ParameterizedTest
	@ValueSource(strings = {"verify", "docs", "bench"})
	void whatNeedsTheSourcesPointsToTheLauncher(String command) {
		CommandRun run = CommandRun.of(command);

		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains("./mirage " + command);
	}

	@ParameterizedTest
	@ValueSource(strings = {"bash", "zsh"})
	void completionKnowsCommandsAndOptions(String shell) {
		assertThat(CommandRun.of("completion", shell).out()).contains("doctor", "--ndjson", "complete");
	}

	@Test
	void versionNamesTheBuildAndJava() {
		assertThat(CommandRun.of("version").out()).contains("mirage ", "java " + Runtime.version());
	}

	@Test
	void servingOnATakenPortIsRefusedBeforeAnythingStarts() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			String port = Integer.toString(taken.getLocalPort());

			CommandRun run = CommandRun.of("serve", "--data", folder.resolve("data").toString(), "--port", port);

			assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
			assertThat(run.err()).contains("Port " + port, "--port");
			assertThat(folder).isEmptyDirectory();
		}
	}

	@Test
	void servingAFolderOfSomebodyElseIsRefused() throws IOException {
		Files.createFile(folder.resolve("thesis.tex"));

		CommandRun run = CommandRun.of("serve", "--data", folder.toString(), "--port", "0");

		assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
		assertThat(run.err()).contains("thesis.tex", "--data");
	}
}
