package io.mirage.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.range.GroundTruth;
import io.mirage.range.PracticeRange;
import io.mirage.range.RangeGuide;
import io.mirage.range.RangeOptions;
import io.mirage.system.MirageApi;
import io.mirage.system.MirageProcess;

/**
 * How a whole Mirage, in a process of its own, does on practice ranges of several sizes: time, work, memory and how much
 * of what there is to find it finds. The range runs in this process, on the same machine, and is not free.
 */
public final class ScanBenchmark {

	private static final List<Integer> SIZES = List.of(200, 2_000);
	private static final Duration PATIENCE = Duration.ofMinutes(30);

	private ScanBenchmark() {}

	/**
	 * Prints one line of JSON for each size, then a table for people.
	 *
	 * @param arguments how many hosts, several times if wanted; {@code --delay=20ms}; {@code --profile=all}, otherwise the
	 *            product's default; further flags for the Java machine
	 *            of the scanning process than this one has, such as {@code -XX:StartFlightRecording=filename=scan.jfr}
	 */
	public static void main(String[] arguments) throws IOException {
		List<Integer> sizes = new ArrayList<>();
		List<String> flags = new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
		Duration delay = Duration.ZERO;
		String profile = "footprint";
		for (String argument : arguments) {
			if (argument.startsWith("--delay=")) {
				delay = DurationStyle.detectAndParse(argument.substring("--delay=".length()));
			} else if (argument.startsWith("--profile=")) {
				profile = argument.substring("--profile=".length());
			} else if (argument.startsWith("-")) {
				flags.add(argument);
			} else {
				sizes.add(Integer.parseInt(argument));
			}
		}
		List<Result> results = new ArrayList<>();
		for (int hosts : sizes.isEmpty() ? SIZES : sizes) {
			results.add(run(RangeOptions.SMALL.withHosts(hosts).withDelay(delay), profile, flags));
			System.out.println(JsonMapper.shared().writeValueAsString(results.getLast()));
		}
		System.out.print(table(results));
	}

	/** @param seconds of one collector's tasks together, waiting for their turn at a source included */
	record Share(int tasks, int failed, int requests, double seconds) {}

	/**
	 * @param seconds from the start of the scan to its end
	 * @param cpuSeconds of Mirage in that time
	 * @param databaseCpuSeconds of its database, which is a process of its own
	 * @param rangeCpuSeconds of the servers that answered
	 * @param peakMemoryMegabytes the most that Mirage's process had in memory, start included; 0 where the system does not tell
	 * @param discoverable facts of the truth that the collectors of the scan can find within the scan's hops
	 */
	record Result(String benchmark, String profile, int hosts, long delayMillis, double seconds, double cpuSeconds, double databaseCpuSeconds,
			double rangeCpuSeconds, long peakMemoryMegabytes, int tasks, int requests, int facts, int discoverable, int found, int traps,
			Map<String, Integer> missing, Map<String, Share> collectors) {}

	private static Result run(RangeOptions options, String profile, List<String> flags) throws IOException {
		Path folder = Files.createTempDirectory("mirage-bench");
		try (PracticeRange range = PracticeRange.start(options)) {
			Map<String, String> environment = Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION",
					"file:" + RangeGuide.write(range, folder.resolve("range")).settings());
			try (MirageProcess mirage = MirageProcess.serveClasses(folder.resolve("data"), environment, flags)) {
				mirage.awaitReady();
				try (MirageApi api = new MirageApi(mirage.uri(), folder.resolve("data"))) {
					return measure(options, profile, range, mirage.handle(), api);
				}
			}
		}
	}

	private static Result measure(RangeOptions options, String profile, PracticeRange range, ProcessHandle mirage, MirageApi api) {
		Duration before = own(mirage);
		Duration databaseBefore = started(mirage);
		Duration rangeBefore = own(ProcessHandle.current());
		JsonNode scan = api.awaitEnd(api.startScan(range.groundTruth().target().value(), profile), PATIENCE);
		Duration work = own(mirage).minus(before);
		Duration databaseWork = started(mirage).minus(databaseBefore);
		Duration rangeWork = own(ProcessHandle.current()).minus(rangeBefore);
		String id = scan.path("id").asString();
		List<JsonNode> entities = api.entities(id);
		List<JsonNode> tasks = api.all("/collection/tasks?scan_id=" + id);
		GroundTruth truth = range.groundTruth().limitedTo(api.collectors(id), scan.path("hop_limit").asInt() + 1);
		GroundTruth.Score score = truth.score(entities.stream().map(ScanBenchmark::claim).toList());
		Map<String, Integer> missing = new TreeMap<>();
		score.missing().forEach(fact -> missing.merge(fact.entity().type(), 1, Integer::sum));
		return new Result("scan", profile, options.hosts(), options.delay().toMillis(), seconds(Duration.between(
				Instant.parse(scan.path("started_at").asString()), Instant.parse(scan.path("finished_at").asString()))),
				seconds(work), seconds(databaseWork), seconds(rangeWork), peakMemory(mirage), tasks.size(),
				tasks.stream().mapToInt(task -> task.path("requests").asInt()).sum(), entities.size(), score.total(),
				score.found(), score.trapped().size(), missing, shares(tasks));
	}

	private static Map<String, Share> shares(List<JsonNode> tasks) {
		Map<String, Share> shares = new TreeMap<>();
		for (JsonNode task : tasks) {
			boolean failed = !task.path("state").asString().equals("completed");
			shares.merge(task.path("collector").asString(), new Share(1, failed ? 1 : 0, task.path("requests").asInt(),
					task.path("duration_ms").asLong() / 1000.0), ScanBenchmark::sum);
		}
		return shares;
	}

	private static Share sum(Share one, Share other) {
		return new Share(one.tasks + other.tasks, one.failed + other.failed, one.requests + other.requests,
				Math.round((one.seconds + other.seconds) * 1000) / 1000.0);
	}

	private static GroundTruth.Claim claim(JsonNode entity) {
		Map<String, String> attributes = new HashMap<>();
		entity.path("attributes").properties().forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue().asString("")));
		return new GroundTruth.Claim(entity.path("type").asString(), entity.path("value").asString(), attributes);
	}

	private static Duration own(ProcessHandle process) {
		return process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/** Of all that the process has started and that still lives: the database. */
	private static Duration started(ProcessHandle process) {
		return process.descendants().map(ScanBenchmark::own).reduce(Duration.ZERO, Duration::plus);
	}

	private static long peakMemory(ProcessHandle process) {
		Path status = Path.of("/proc", Long.toString(process.pid()), "status");
		try {
			return !Files.exists(status) ? 0 : Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
					.mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(0);
		} catch (IOException gone) {
			return 0;
		}
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

	private static String table(List<Result> results) {
		StringBuilder table = new StringBuilder("""

				| profile | hosts | delay | wall | CPU | of the database | of the range | peak memory | tasks | requests | facts | recall |
				|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
				""");
		for (Result result : results) {
			table.append(String.format(Locale.ROOT, "| %s | %,d | %d ms | %.1f s | %.1f s | %.1f s | %.1f s | %d MB | %,d | %,d | %,d | %,d of %,d |%n",
					result.profile, result.hosts, result.delayMillis, result.seconds, result.cpuSeconds, result.databaseCpuSeconds,
					result.rangeCpuSeconds, result.peakMemoryMegabytes, result.tasks, result.requests, result.facts, result.found, result.discoverable));
		}
		return table.toString();
	}
}
