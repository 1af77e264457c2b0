package io.mirage.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import com.sun.management.OperatingSystemMXBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.MirageApplication;
import io.mirage.cli.api.Api;
import io.mirage.cli.api.ApiException;
import io.mirage.cli.api.Credentials;
import io.mirage.platform.data.DataFolder;

/**
 * How many observations a second a whole process takes in, durably: a scan of made-up collectors, planned, run, stored,
 * graphed, indexed, ruled upon and reported by all modules, without a network. From the start of the scan until no listener
 * has anything left to do. Times depend on what else the machine does; the ratio of costs, in CPU time of this process
 * and its database, hardly does.
 */
public final class EngineBenchmark {

	private static final int WARM_UP = 5_000;
	private static final Duration PATIENCE = Duration.ofMinutes(30);
	private static final long LOOK_MILLIS = 100;

	private final ConfigurableApplicationContext mirage;
	private final Api api;

	private EngineBenchmark(ConfigurableApplicationContext mirage, Api api) {
		this.mirage = mirage;
		this.api = api;
	}

	/**
	 * One size's figures; heap in megabytes, of which the live one is what collections left over.
	 *
	 * @param cpuSeconds of this process
	 * @param databaseCpuSeconds of the embedded database, its ended workers included
	 */
	record Run(int observations, double seconds, double cpuSeconds, double databaseCpuSeconds, long peakHeapMb, long liveHeapMb,
			long entities, String state) {

		/** Of both together: what an observation costs. */
		double cpuMicrosPerObservation() {
			return (cpuSeconds + databaseCpuSeconds) * 1e6 / observations;
		}

		Map<String, Object> figures() {
			Map<String, Object> figures = new LinkedHashMap<>();
			figures.put("observations", observations);
			figures.put("seconds", rounded(seconds));
			figures.put("per_second", Math.round(observations / seconds));
			figures.put("cpu_seconds", rounded(cpuSeconds));
			figures.put("database_cpu_seconds", rounded(databaseCpuSeconds));
			figures.put("cpu_us_per_observation", rounded(cpuMicrosPerObservation()));
			figures.put("peak_heap_mb", peakHeapMb);
			figures.put("live_heap_mb", liveHeapMb);
			figures.put("entities", entities);
			figures.put("state", state);
			return figures;
		}

		private static double rounded(double value) {
			return Math.round(value * 100) / 100.0;
		}
	}

	/** @param arguments numbers of observations, default 10,000 and 100,000 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		List<Integer> sizes = arguments.length == 0 ? List.of(10_000, 100_000) : Arrays.stream(arguments).map(Integer::parseInt).toList();
		DataFolder data = new DataFolder(Files.createTempDirectory("mirage-bench")).claim();
		try (ConfigurableApplicationContext mirage = SpringApplication.run(MirageApplication.class, "--mirage.data=" + data.root(),
				"--server.port=0", "--logging.level.io.mirage=warn", "--mirage.scans.max-entities=100000000"); Api api = api(mirage, data)) {
			EngineBenchmark benchmark = new EngineBenchmark(mirage, api);
			benchmark.run(WARM_UP);
			List<Run> runs = new ArrayList<>();
			for (int size : sizes) {
				runs.add(benchmark.run(size));
			}
			System.out.println(JsonMapper.shared().writeValueAsString(report(runs)));
		}
	}

	private static Map<String, Object> report(List<Run> runs) {
		Map<String, Object> report = new LinkedHashMap<>();
		report.put("benchmark", "engine");
		report.put("processors", Runtime.getRuntime().availableProcessors());
		report.put("max_heap_mb", Runtime.getRuntime().maxMemory() >> 20);
		report.put("runs", runs.stream().map(Run::figures).toList());
		report.put("cost_ratio", Run.rounded(runs.getLast().cpuMicrosPerObservation() / runs.getFirst().cpuMicrosPerObservation()));
		return report;
	}

	private static Api api(ConfigurableApplicationContext mirage, DataFolder data) {
		int port = Objects.requireNonNull(((WebServerApplicationContext) mirage).getWebServer()).getPort();
		return new Api(URI.create("http://127.0.0.1:" + port), Credentials.local(data));
	}

	private Run run(int observations) throws InterruptedException {
		try (HeapWatch heap = new HeapWatch()) {
			long cpu = cpu();
			double databaseCpu = ProcessorTime.ofDescendants();
			long start = System.nanoTime();
			String scan = start(observations);
			await(() -> isOver(scan));
			await(this::isQuiet);
			double seconds = (System.nanoTime() - start) / 1e9;
			double cpuSeconds = (cpu() - cpu) / 1e9;
			double databaseCpuSeconds = ProcessorTime.ofDescendants() - databaseCpu;
			JsonNode ended = api.get("/scans/" + scan);
			return new Run(observations, seconds, cpuSeconds, databaseCpuSeconds, heap.usedMegabytes(), heap.liveMegabytes(),
					ended.path("progress").path("entities").asLong(), ended.path("state").asString());
		}
	}

	/** A server that has just started may not know its collectors yet. */
	private String start(int observations) throws InterruptedException {
		Map<String, Object> order = Map.of("targets", List.of(Map.of("type", "DomainName", "value", SyntheticCollectors.domain(observations))),
				"profile", "passive", "hop_limit", 1, "collectors", List.of(SyntheticCollectors.HOSTS, SyntheticCollectors.PAGES));
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				return api.post("/scans", order).path("id").asString();
			} catch (ApiException notYet) {
				if (System.nanoTime() > deadline || !(notYet.isTemporary() || notYet.is("unknown-collector"))) {
					throw notYet;
				}
			}
			Thread.sleep(LOOK_MILLIS);
		}
	}

	private boolean isOver(String scan) {
		return List.of("completed", "failed", "cancelled", "timed_out").contains(api.get("/scans/" + scan).path("state").asString());
	}

	/** Nothing runs, nothing waits, nothing is open in the registry. */
	private boolean isQuiet() {
		ThreadPoolTaskExecutor listeners = mirage.getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class);
		return listeners.getActiveCount() == 0 && listeners.getQueueSize() == 0 && mirage.getBean(JdbcClient.class)
				.sql("select count(*) from platform.event_publication").query(Long.class).single() == 0;
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Not over after " + PATIENCE);
			}
			Thread.sleep(LOOK_MILLIS);
		}
	}

	private static long cpu() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}
}
