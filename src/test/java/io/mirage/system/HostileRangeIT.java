package io.mirage.system;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import io.mirage.range.PracticeRange;
import io.mirage.range.RangeOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** What servers that mean harm do to a scan: each task ends with an outcome and a reason that fit, and so does the scan. */
class HostileRangeIT {

	private static final String COMPANY = ".aurora-kites.example";

	@TempDir
	static Path folder;

	private static PracticeRange range;
	private static MirageProcess mirage;
	private static MirageApi api;
	private static String scan;

	@BeforeAll
	static void scanTheHostileCompany() {
		range = PracticeRange.start(RangeOptions.SMALL.withHostile(true));
		mirage = MirageProcess.serve(folder.resolve("data"), MirageProcess.within(range)).awaitReady();
		api = new MirageApi(mirage.uri(), folder.resolve("data"));
		api.set("network.timeout", "15s");
		scan = api.startScan(range.groundTruth().target().value(), "all");
	}

	@AfterAll
	static void stop() {
		api.close();
		mirage.close();
		range.close();
	}

	@Test
	void theScanEndsAndFindsWhatElseThereIs() {
		assertThat(api.awaitEnd(scan).path("state").asString()).isEqualTo("completed");
		assertThat(api.entities(scan)).extracting(entity -> entity.path("value").asString())
				.contains("https://www.aurora-kites.example/", "sakura@aurora-kites.example");
	}

	/** The reasons are for people and may get better; each has to name what happened. A stroke stands between outcomes that both fit. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http-fetch      | Hostname  | endless    | answered    |
			http-fetch      | Hostname  | loud       | unreadable  | limit exceeded
			http-fetch      | Hostname  | roundabout | answered    |
			http-fetch      | Hostname  | sakura     | answered    |
			http-fetch      | Hostname  | bomb       | answered    |
			http-fetch      | Hostname  | loris      | unreachable | within 15 s
			tls-certificate | Hostname  | forged     | unreadable/unreachable | certificate
			dns-records     | Hostname  | silent     | unreachable | silent
			http-fetch      | Hostname  | silent     | unreachable | silent
			rdap            | IpAddress | 198.51.100.208 | unreadable | rdap.rir.example
			""")
	void eachHostGetsItsOutcome(String collector, String type, String name, String outcome, String reason) {
		api.awaitEnd(scan);
		String value = type.equals("Hostname") ? name + COMPANY : name;
		JsonNode task = api.all("/collection/tasks?scan_id=" + scan + "&collector=" + collector).stream()
				.filter(candidate -> candidate.path("entity").path("value").asString().equals(value)).findFirst().orElseThrow();

		assertThat(task.path("outcome").asString()).as("%s", task).isIn((Object[]) outcome.split("/"));
		assertThat(task.path("detail").asString("")).contains(reason == null ? "" : reason);
	}

	@Test
	void aTargetThatDoesNotExistIsAnAnswer() {
		String nobody = api.startScan("no-such-company.example", "all");

		assertThat(api.awaitEnd(nobody).path("state").asString()).isEqualTo("completed");
		assertThat(outcomes(nobody, "dns-records")).doesNotContain("unreachable", "unreadable");
		assertThat(api.entities(nobody)).extracting(entity -> entity.path("value").asString()).containsExactly("no-such-company.example");
	}

	@Test
	void aResolverThatNeverAnswersIsNotAnEmptyOne() throws IOException {
		api.awaitEnd(scan);
		List<String> resolvers = range.settings().resolvers();
		try (DatagramSocket deaf = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
			api.set("network.resolvers", List.of("127.0.0.1:" + deaf.getLocalPort()));
			api.set("network.dns-timeout", "250ms");
			Map<String, Object> ofTheTargetAlone = Map.of("targets", List.of(range.groundTruth().target().value()), "profile", "all", "hop_limit", 0,
					"collectors", List.of("dns-records"));
			String unheard = api.post("/scans", ofTheTargetAlone, 201).path("id").asString();

			assertThat(api.awaitEnd(unheard).path("state").asString()).isIn("completed", "failed");
			assertThat(outcomes(unheard, "dns-records")).containsOnly("unreachable");
		} finally {
			api.set("network.dns-timeout", "2s");
			api.set("network.resolvers", resolvers);
		}
	}

	private static List<String> outcomes(String scan, String collector) {
		return api.all("/collection/tasks?scan_id=" + scan + "&collector=" + collector).stream()
				.map(task -> task.path("outcome").asString()).distinct().toList();
	}
}
