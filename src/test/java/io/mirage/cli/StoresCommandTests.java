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

class StoresCommandTests {

	@TempDir
	Path folder;

	private ScriptedMirage mirage;

	StoresCommandTests() throws IOException {
		mirage = new ScriptedMirage();
	}

	@BeforeEach
	void oneStoreBesidePostgres() throws IOException {
		Files.createDirectories(folder.resolve("secrets"));
		Files.writeString(folder.resolve("secrets/local-access"), "secret\n");
		mirage.on("GET /platform/stores", 200, stores(true, 0));
	}

	@AfterEach
	void close() {
		mirage.close();
	}

	private static String stores(boolean current, long waiting) {
		return """
				{"data": [{"name": "search", "engine": "Elasticsearch 9.5.2", "current": %s, "waiting": %d, "failure": null}]}"""
				.formatted(current, waiting);
	}

	private CommandRun run(String... arguments) {
		String[] all = new String[arguments.length + 4];
		System.arraycopy(arguments, 0, all, 0, arguments.length);
		System.arraycopy(new String[] {"--data", folder.toString(), "--server", mirage.uri().toString()}, 0, all, arguments.length, 4);
		return CommandRun.of(all);
	}

	@Test
	void listsStoresWithTheirVersions() {
		assertThat(run("stores").out()).contains("search", "Elasticsearch 9.5.2", "0 changes wait");
	}

	@Test
	void saysThatPostgresIsAlone() {
		mirage.instead("GET /platform/stores", 200, "{\"data\": []}");

		assertThat(run("stores").out()).contains("PostgreSQL answers everything");
	}

	@Test
	void aStoreThatDiffersFailsTheCheckAndIsShown() {
		mirage.on("POST /platform/stores/search/check", 200, """
				{"equal": false, "waiting": 0, "comparison": {"expected": 10, "present": 9, "missing": 1, "surplus": 0, "different": 0,
					"examples": ["o.e"]}}""");

		CommandRun run = run("stores", "check");

		assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(run.out()).contains("NOT EQUAL", "9 of PostgreSQL's 10", "1 missing", "o.e");
	}

	@Test
	void reindexWaitsUntilNothingWaits() {
		mirage.on("POST /platform/stores/search/rebuild", 202, "{\"waiting\": 10}");
		mirage.instead("GET /platform/stores", 200, stores(true, 0)).on("GET /platform/stores", 200, stores(false, 10))
				.on("GET /platform/stores", 200, stores(true, 0));

		CommandRun run = run("reindex", "search");

		assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
		assertThat(run.out()).contains("10 brought to Elasticsearch 9.5.2");
	}

	@Test
	void reindexNamesWhatIsNotSetUp() {
		CommandRun run = run("reindex", "graph");

		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains("graph", "search");
	}
}
