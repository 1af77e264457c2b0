package io.mirage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.cli.terminal.ExitCode;

import static org.assertj.core.api.Assertions.assertThat;

class ScanCommandTests {

	@TempDir
	Path data;

	private ScriptedMirage mirage;

	@BeforeEach
	void start() throws IOException {
		mirage = new ScriptedMirage();
		Files.createDirectories(data.resolve("secrets"));
		Files.writeString(data.resolve("secrets/local-access"), "secret\n");
	}

	@AfterEach
	void stop() {
		mirage.close();
	}

	@Test
	void summarisesWhatWasFoundAndWhatCouldNotBeAsked() {
		CommandRun run = scan("a.example");

		assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
		assertThat(run.out()).contains("completed after 7.0 s", "Hostname 2", "1: high 1", "Sign-in page without encryption",
				"2 of 3 collectors asked", "Certificate log: blocked 2 of 2 questions", "not asked: Whois. Left out by the profile.", "r1 (html, json)");
		assertThat(run.err()).contains("/scans/" + ScriptedMirage.SCAN);
	}

	@Test
	void showsProgressWhileItRuns() {
		mirage.instead("GET /scans/" + ScriptedMirage.SCAN, 200, ScriptedMirage.scan("running"))
				.on("GET /scans/" + ScriptedMirage.SCAN, 200, ScriptedMirage.scan("completed"));

		assertThat(scan("a.example").err()).contains("running  6/6 tasks  2 entities  1 findings");
	}

	@Test
	void showsWhichCollectorsAreBusyAndWhyOneWaits() {
		mirage.instead("GET /scans/" + ScriptedMirage.SCAN, 200, ScriptedMirage.scan("running"))
				.on("GET /scans/" + ScriptedMirage.SCAN, 200, ScriptedMirage.scan("running"))
				.on("GET /scans/" + ScriptedMirage.SCAN, 200, ScriptedMirage.scan("completed"));
		mirage.on("GET /scans/" + ScriptedMirage.SCAN + "/collectors", 200, """
				{"data": [{"collector": "dns-records", "name": "DNS records", "planned": 20, "pending": 3, "running": 9},
					{"collector": "crtsh", "name": "Certificate log", "planned": 3, "pending": 0, "running": 2,
						"delayed_until": "2026-01-01T00:00:09Z", "waiting_reason": "crt.sh answers 429. 2 tasks wait."},
					{"collector": "whois", "name": "Whois", "planned": 1, "pending": 0, "running": 0}]}""");
		String shown = scan("a.example").err();

		assertThat(shown).contains("1 findings  dns-records 8/20, crtsh 1/3 waits");
		assertThat(shown).containsOnlyOnce("~ Certificate log waits: crt.sh answers 429. 2 tasks wait.");
	}

	@Test
	void aDryRunShowsWhoWouldLearnOfTheTargetAndStartsNothing() {
		mirage.on("POST /scans/preview", 200, """
				{"targets": [{"type": "DomainName", "value": "a.example"}], "profile": "footprint", "intrusiveness": "active", "hop_limit": 3,
					"budget": {"duration": "PT6H", "entities": 200000, "requests": 2000000}, "questions": 1, "third_parties": ["crt.sh"],
					"collectors": [
						{"collector": "crtsh", "intrusiveness": "passive", "questions": 1, "first_hop": 0, "who_learns": "crt.sh"},
						{"collector": "http-fetch", "intrusiveness": "active", "questions": 0, "first_hop": 1, "who_learns": "the target itself"},
						{"collector": "port-scan", "intrusiveness": "aggressive", "questions": 0, "reason": "The profile does without it."}]}""");
		CommandRun run = scan("--dry-run", "a.example");

		assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
		assertThat(run.out()).contains("crt.sh would learn of the targets", "1 at first", "from hop 1", "the target itself",
				"Not asked: port-scan. The profile does without it.");
		assertThat(mirage.calls()).contains("POST /scans/preview").doesNotContain("POST /scans");
		assertThat(JsonMapper.shared().readTree(scan("--dry-run", "--json", "a.example").out()).path("questions").asInt()).isEqualTo(1);
	}

	@Test
	void writesOneDocument() {
		CommandRun run = scan("--json", "a.example");
		JsonNode document = JsonMapper.shared().readTree(run.out());

		assertThat(document.path("scan").path("state").asString()).isEqualTo("completed");
		assertThat(document.path("entities").valueStream().map(entity -> entity.path("value").asString()))
				.containsExactly("www.a.example", "mail.a.example");
		assertThat(document.path("findings")).hasSize(1);
		assertThat(document.path("coverage")).hasSize(3);
		assertThat(document.path("report").path("id").asString()).isEqualTo("r1");
	}

	@Test
	void writesALinePerEntityAndFinding() {
		List<String> kinds = new ArrayList<>();
		scan("--ndjson", "a.example").out().lines().forEach(line -> kinds.add(JsonMapper.shared().readTree(line).path("kind").asString()));

		assertThat(kinds).containsExactly("entity", "entity", "finding");
	}

	@Test
	void whatCannotBeAskedIsNotEmpty() {
		mirage.instead("GET /findings", 503, "{\"detail\": \"correlation is away\"}").instead("GET /reports", 404, "{}");

		assertThat(scan("a.example").out()).contains("correlation cannot be asked");
		assertThat(JsonMapper.shared().readTree(scan("--json", "a.example").out()).path("findings").isNull()).isTrue();
	}

	@Test
	void hostileTextCannotControlTheTerminal() {
		mirage.instead("GET /findings", 200, "{\"data\": [{\"severity\": \"low\", \"headline\": \"a\\u001b[2Jb\\u202ec\"}]}")
				.instead("GET /entities", 200, "{\"data\": [{\"value\": \"x\\u009b31m\\u202ey\"}], \"meta\": {\"total\": 2}}");

		assertThat(scan("a.example").out()).doesNotContain("\u001b", "\u202e").contains("a\uFFFD[2Jb\uFFFDc");
		assertThat(scan("--ndjson", "a.example").out()).doesNotContain("\u009b", "\u202e").containsIgnoringCase("x\\u009b31m\\u202ey");
	}

	@Test
	void failsIfTheScanFailed() {
		mirage.instead("GET /scans/" + ScriptedMirage.SCAN, 200,
				ScriptedMirage.scan("failed").replaceFirst("\\{", "{\"failure\": \"The disk is full.\","));

		CommandRun run = scan("a.example");

		assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(run.out()).contains("failed after", "The disk is full.");
	}

	@Test
	void failsIfNoSourceCouldAnswer() {
		mirage.instead("GET /scans/" + ScriptedMirage.SCAN + "/coverage", 200,
				"{\"data\": [{\"name\": \"DNS records\", \"unreachable\": 4, \"in_plan\": true}]}");

		CommandRun run = scan("a.example");

		assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(run.out()).contains("none could answer", "unreachable 4 of 4 questions");
	}

	@Test
	void refusesNonsenseBeforeAnythingStarts() {
		CommandRun run = scan("a.example", "...");

		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains("'...' is no target");
		assertThat(mirage.calls()).isEmpty();
	}

	@Test
	void theServerHasTheLastWordAboutTargets() {
		mirage.instead("POST /scans/detect", 200, "{\"data\": [{\"input\": \"a.example\", \"problem\": \"'a.example' is reserved.\"}]}");

		CommandRun run = scan("a.example");

		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains("'a.example' is reserved.");
		assertThat(mirage.calls()).doesNotContain("POST /scans");
	}

	@Test
	void passesOnWhatTheServerRefuses() {
		mirage.instead("POST /scans", 400, "{\"type\": \"/problems/unknown-profile\", \"detail\": \"There is no profile 'deep'.\"}");

		CommandRun run = scan("--profile", "deep", "a.example");

		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains("There is no profile 'deep'.");
	}

	@Test
	void waitsForAServerThatIsStarting() {
		mirage.instead("POST /scans", 503, "{\"type\": \"/problems/catalogue-missing\", \"detail\": \"Not here yet.\"}")
				.on("POST /scans", 201, ScriptedMirage.scan("running"));

		assertThat(scan("a.example").exitCode()).isEqualTo(ExitCode.OK);
	}

	@Test
	void signsInAgainWhenItsTokenHasExpired() {
		mirage.instead("GET /reports", 401, "{}").on("GET /reports", 200, "{\"data\": [{\"id\": \"r2\"}]}");

		assertThat(scan("a.example").out()).contains("r2");
		assertThat(mirage.calls()).filteredOn("POST /auth/tokens"::equals).hasSize(2);
	}

	@Test
	void saysWhichServerDoesNotAnswer() {
		mirage.close();

		CommandRun run = scan("a.example");

		assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
		assertThat(run.err()).contains(mirage.uri().toString());
	}

	@Test
	void asksWhoOneIsWithoutALocalSecret() throws IOException {
		Files.delete(data.resolve("secrets/local-access"));

		CommandRun run = scan("a.example");

		assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
		assertThat(run.err()).contains("MIRAGE_USER", data.toString());
	}

	private CommandRun scan(String... arguments) {
		List<String> all = new ArrayList<>(List.of("scan", "--server", mirage.uri().toString(), "--data", data.toString()));
		all.addAll(List.of(arguments));
		return CommandRun.of(all.toArray(String[]::new));
	}
}
