package io.mirage.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.cli.split.Deployment;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.modules.MirageModule;
import io.mirage.range.PracticeRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs every module in a process of its own and compares what a scan of the practice range finds there with what the whole
 * process finds: undisturbed, with each process killed in turn, with the broker away, with the database killed. Run by
 * {@code scripts/split-compare.sh}. Writes one line of JSON for each; exits with 1 if any differs.
 */
final class SplitTrial {

	private static final Duration PATIENCE = Duration.ofMinutes(15);
	/** Slow enough that the scan lasts over the disturbance. */
	private static final Map<String, Object> SLOWLY = Map.of("*", Map.of("per_second", 2));
	private static final List<String> ENDS = List.of("completed", "failed", "cancelled", "timed_out");
	private static final int GATEWAY_PORT = 9600;

	private final PracticeRange range;
	private final List<String> command;
	private final Path folder;

	private SplitTrial(PracticeRange range, List<String> command, Path folder) {
		this.range = range;
		this.command = command;
		this.folder = folder;
	}

	/** What is done to a deployment while it scans. */
	private interface Disturbance {

		void befall(Deployment deployment) throws InterruptedException;
	}

	/** @param arguments how long the broker is away in seconds, trials with commas between them, what runs Mirage's commands */
	public static void main(String[] arguments) throws Exception {
		Duration away = Duration.ofSeconds(Long.parseLong(arguments[0]));
		Path folder = Files.createTempDirectory("mirage-split-trial");
		try (PracticeRange range = PracticeRange.start()) {
			SplitTrial trial = new SplitTrial(range, List.of(arguments).subList(2, arguments.length), folder);
			System.exit(trial.run(List.of(arguments[1].split(",")), away) ? 0 : 1);
		}
	}

	private boolean run(List<String> trials, Duration away) throws InterruptedException {
		SortedSet<String> expected = whole();
		Instant start = Instant.now();
		List<List<MirageModule>> groups = Arrays.stream(MirageModule.values()).map(List::of).toList();
		Path data = folder.resolve("split");
		try (Deployment deployment = Deployment.start(new DataFolder(data), groups, GATEWAY_PORT, within(), line -> {})) {
			tell(Map.of("trial", "start", "processes", groups.size(), "seconds", Duration.between(start, Instant.now()).toSeconds(),
					"resident_megabytes", deployment.residentMegabytes().orElse(0)));
			boolean equal = true;
			for (String name : trials) {
				equal &= trial(name, disturbance(name, away), deployment, data, expected);
			}
			return equal;
		}
	}

	/** The environment is the one thing that every process gets from its parent. */
	private List<String> within() {
		List<String> java = new ArrayList<>(List.of("env", "SPRING_APPLICATION_JSON=" + range.settings().startValuesAsJson()));
		java.addAll(command);
		return java;
	}

	private SortedSet<String> whole() {
		Path data = folder.resolve("whole");
		try (MirageProcess mirage = MirageProcess.serve(data, MirageProcess.within(range), command).awaitReady();
				MirageApi api = new MirageApi(mirage.uri(), data)) {
			String scan = api.startScan(range.groundTruth().target().value(), "all");
			api.awaitEnd(scan, PATIENCE);
			return api.facts(scan);
		}
	}

	private Disturbance disturbance(String name, Duration away) {
		return switch (name) {
			case "compare" -> deployment -> {};
			case "kill" -> SplitTrial::killEachInTurn;
			case "broker" -> deployment -> {
				deployment.broker().control("stop_app");
				Thread.sleep(away);
				deployment.broker().control("start_app");
			};
			case "database" -> deployment -> ProcessHandle.current().children()
					.filter(child -> child.info().command().filter(program -> program.endsWith("/postgres")).isPresent())
					.forEach(ProcessHandle::destroyForcibly);
			default -> throw new IllegalArgumentException("No trial is called '" + name + "', only compare, kill, broker, database");
		};
	}

	private static void killEachInTurn(Deployment deployment) {
		for (String module : deployment.processes().keySet()) {
			long pid = Objects.requireNonNull(deployment.processes().get(module));
			ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
			Awaitility.await().atMost(PATIENCE).until(() -> !Long.valueOf(pid).equals(deployment.processes().get(module))
					&& deployment.isReady(module));
			System.err.println(module + " was killed and is back");
		}
	}

	private boolean trial(String name, Disturbance disturbance, Deployment deployment, Path data, SortedSet<String> expected)
			throws InterruptedException {
		String scan;
		boolean running;
		try (MirageApi api = new MirageApi(deployment.gateway(), data)) {
			patiently(() -> {
				api.set("source-policies", name.equals("compare") ? Map.of() : SLOWLY);
				return true;
			});
			scan = api.startScan(range.groundTruth().target().value(), "all");
			disturbance.befall(deployment);
		}
		try (MirageApi api = patiently(() -> new MirageApi(deployment.gateway(), data))) {
			running = patiently(() -> state(api, scan)).equals("running");
			patiently(() -> {
				api.set("source-policies", Map.of());
				return true;
			});
			String state = patiently(() -> {
				String now = state(api, scan);
				assertThat(ENDS).contains(now);
				return now;
			});
			SortedSet<String> facts = patiently(() -> {
				SortedSet<String> found = api.facts(scan);
				assertThat(found).hasSizeGreaterThanOrEqualTo(expected.size());
				return found;
			});
			List<String> messages = patiently(() -> api.all("/notifications")).stream().filter(message -> message.path("scan_id").asString().equals(scan))
					.map(message -> message.path("kind").asString() + " " + message.path("title").asString()).toList();
			tell(report(name, running, state, expected, facts, messages));
			return facts.equals(expected) && messages.size() == Set.copyOf(messages).size();
		}
	}

	private static String state(MirageApi api, String scan) {
		return api.get("/scans/" + scan).path("state").asString();
	}

	/** A slow machine and a killed process answer late, or first that a module is not there. */
	private static <T> T patiently(Callable<T> question) {
		AtomicReference<T> answer = new AtomicReference<>();
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> answer.set(question.call()));
		return Objects.requireNonNull(answer.get());
	}

	private static Map<String, Object> report(String name, boolean running, String state, SortedSet<String> expected,
			SortedSet<String> found, List<String> messages) {
		SortedSet<String> missing = new TreeSet<>(expected);
		missing.removeAll(found);
		SortedSet<String> extra = new TreeSet<>(found);
		extra.removeAll(expected);
		return Map.of("trial", name, "running_afterwards", running, "state", state, "facts_whole", expected.size(), "facts_split", found.size(),
				"missing", missing, "extra", extra, "messages", messages.size(), "messages_twice", messages.size() - Set.copyOf(messages).size(),
				"equal", found.equals(expected));
	}

	private static void tell(Map<String, Object> report) {
		System.out.println(JsonMapper.shared().writeValueAsString(new TreeMap<>(report)));
	}
}
