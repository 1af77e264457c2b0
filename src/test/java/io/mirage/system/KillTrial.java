package io.mirage.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.range.PracticeRange;

/**
 * Kills a Mirage many times at random moments of one scan of the practice range, and compares what it has found in the end
 * with what an undisturbed one finds. Run by {@code scripts/kill-test.sh}. Writes one line of JSON; exits with 1 if the
 * two differ.
 */
final class KillTrial {

	private static final Duration PATIENCE = Duration.ofMinutes(15);
	/** Slow enough that the scan lasts over all kills. */
	private static final Map<String, Object> SLOWLY = Map.of("*", Map.of("per_second", 4));
	private static final int LONGEST_LIFE_MILLIS = 3000;
	private static final int STARTS = 5;

	private final PracticeRange range;
	private final List<String> command;
	private final Path folder;
	private int killsWhileRunning;

	private KillTrial(PracticeRange range, List<String> command, Path folder) {
		this.range = range;
		this.command = command;
		this.folder = folder;
	}

	/** What a scan came to: its facts, and how often each entity was seen, which shows work done twice. */
	private record Result(String state, SortedSet<String> facts, Map<String, Integer> observations) {}

	/** @param arguments number of kills, seed, and the command that runs Mirage's command line */
	public static void main(String[] arguments) throws Exception {
		int kills = Integer.parseInt(arguments[0]);
		long seed = Long.parseLong(arguments[1]);
		Path folder = Files.createTempDirectory("mirage-kill-test");
		try (PracticeRange range = PracticeRange.start()) {
			KillTrial trial = new KillTrial(range, List.of(arguments).subList(2, arguments.length), folder);
			Result undisturbed = trial.undisturbed();
			Result killed = trial.killed(kills, new Random(seed));
			boolean equal = undisturbed.equals(killed);
			System.out.println(JsonMapper.shared().writeValueAsString(trial.report(kills, seed, undisturbed, killed, equal)));
			System.exit(equal && trial.killsWhileRunning > 0 ? 0 : 1);
		}
	}

	private Result undisturbed() {
		Path data = folder.resolve("undisturbed");
		try (MirageProcess mirage = start(data); MirageApi api = new MirageApi(mirage.uri(), data)) {
			return result(api, api.startScan(range.groundTruth().target().value(), "all"));
		}
	}

	private Result killed(int kills, Random random) throws InterruptedException {
		Path data = folder.resolve("killed");
		MirageProcess mirage = start(data);
		String scan;
		try (MirageApi api = new MirageApi(mirage.uri(), data)) {
			api.set("source-policies", SLOWLY);
			scan = api.startScan(range.groundTruth().target().value(), "all");
			Awaitility.await().atMost(PATIENCE).until(() -> api.get("/scans/" + scan).path("progress").path("completed").asInt() > 0);
		}
		for (int kill = 1; kill <= kills; kill++) {
			boolean running = livesFor(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)), mirage, data, scan);
			mirage.kill();
			killsWhileRunning += running ? 1 : 0;
			System.err.println("kill " + kill + " of " + kills + (running ? "" : ": the scan had ended"));
			mirage = start(data);
		}
		try (MirageProcess last = mirage; MirageApi api = new MirageApi(last.uri(), data)) {
			api.set("source-policies", Map.of());
			return result(api, scan);
		}
	}

	/** @return whether the scan was running a moment before the end of that time */
	private static boolean livesFor(Duration life, MirageProcess mirage, Path data, String scan) throws InterruptedException {
		try (MirageApi api = new MirageApi(mirage.uri(), data)) {
			mirage.outlives(life);
			return api.get("/scans/" + scan).path("state").asString().equals("running");
		}
	}

	/** Another program may take the port that was free a moment ago; then with another one. */
	private MirageProcess start(Path data) {
		for (int attempt = 1;; attempt++) {
			try {
				return MirageProcess.serve(data, MirageProcess.within(range), command).awaitReady();
			} catch (IllegalStateException ended) {
				if (attempt == STARTS || !String.valueOf(ended.getMessage()).contains("is in use")) {
					throw ended;
				}
			}
		}
	}

	private static Result result(MirageApi api, String scan) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500))
				.until(() -> List.of("completed", "failed", "cancelled", "timed_out").contains(api.get("/scans/" + scan).path("state").asString()));
		Map<String, Integer> observations = new TreeMap<>();
		for (JsonNode entity : api.entities(scan)) {
			observations.put(entity.path("type").asString() + " " + entity.path("value").asString(), entity.path("observation_count").asInt());
		}
		return new Result(api.get("/scans/" + scan).path("state").asString(), api.facts(scan), observations);
	}

	private Map<String, Object> report(int kills, long seed, Result undisturbed, Result killed, boolean equal) {
		SortedSet<String> missing = new TreeSet<>(undisturbed.facts());
		missing.removeAll(killed.facts());
		SortedSet<String> extra = new TreeSet<>(killed.facts());
		extra.removeAll(undisturbed.facts());
		Map<String, Object> report = new HashMap<>(Map.of("trial", "kill", "kills", kills, "kills_while_running", killsWhileRunning,
				"seed", seed, "facts_undisturbed", undisturbed.facts().size(), "facts_killed", killed.facts().size(), "missing", missing,
				"extra", extra, "state", killed.state(), "equal", equal));
		report.put("observations_equal", undisturbed.observations().equals(killed.observations()));
		return new TreeMap<>(report);
	}
}
