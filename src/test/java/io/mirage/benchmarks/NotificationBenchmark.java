package io.mirage.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.MirageApplication;
import io.mirage.cli.api.Api;
import io.mirage.cli.api.Credentials;
import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.data.DataFolder;

/**
 * How many notifications a second go the whole way: from an event in the registry through a rule and the durable queue to a
 * signed request at a sink on loopback, one request for each. From the first event until the sink has everything. Times
 * depend on what else the machine does; the cost of each, in CPU time of this process and its database, hardly does.
 */
public final class NotificationBenchmark {

	private static final int WARM_UP = 1000;
	private static final int PUBLISHERS = 4;
	private static final long LOOK_MILLIS = 20;

	private final ConfigurableApplicationContext mirage;
	private final Set<String> arrived = ConcurrentHashMap.newKeySet();

	private NotificationBenchmark(ConfigurableApplicationContext mirage) {
		this.mirage = mirage;
	}

	/** @param arguments how many notifications, default 10,000 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
		DataFolder data = new DataFolder(Files.createTempDirectory("mirage-bench")).claim();
		HttpServer sink = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1000);
		try (ConfigurableApplicationContext mirage = SpringApplication.run(MirageApplication.class, "--mirage.data=" + data.root(),
				"--spring.profiles.active=gateway,auth,users,notification", "--server.port=0", "--logging.level.io.mirage=warn",
				"--mirage.outbound.allowed=127.0.0.1/32"); Api api = api(mirage, data)) {
			NotificationBenchmark benchmark = new NotificationBenchmark(mirage);
			benchmark.listen(sink);
			benchmark.prepare(api, sink.getAddress().getPort());
			benchmark.run(WARM_UP);
			double cpu = cpuSeconds();
			double seconds = benchmark.run(count);
			System.out.println(JsonMapper.shared().writeValueAsString(figures(count, seconds, cpuSeconds() - cpu)));
		} finally {
			sink.stop(0);
		}
	}

	/** Of this process, the sink in it included, and of its database. */
	private static double cpuSeconds() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9 + ProcessorTime.ofDescendants();
	}

	private static Map<String, Object> figures(int count, double seconds, double cpuSeconds) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("benchmark", "notifications");
		figures.put("processors", Runtime.getRuntime().availableProcessors());
		figures.put("notifications", count);
		figures.put("seconds", Math.round(seconds * 100) / 100.0);
		figures.put("per_second", Math.round(count / seconds));
		figures.put("cpu_ms_per_notification", Math.round(cpuSeconds * 1e5 / count) / 100.0);
		return figures;
	}

	private static Api api(ConfigurableApplicationContext mirage, DataFolder data) {
		int port = Objects.requireNonNull(((WebServerApplicationContext) mirage).getWebServer()).getPort();
		return new Api(URI.create("http://127.0.0.1:" + port), Credentials.local(data));
	}

	private void listen(HttpServer sink) {
		sink.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		sink.createContext("/", this::take);
		sink.start();
	}

	private void take(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			arrived.add(exchange.getRequestHeaders().getFirst("webhook-id"));
			exchange.sendResponseHeaders(204, -1);
		}
	}

	/** One channel, which takes as much as comes, and one rule, which wants everything at once. */
	private void prepare(Api api, int port) {
		String channel = api.post("/notification-channels", Map.of("name", "sink", "kind", "webhook", "per_minute", 100_000,
				"settings", Map.of("url", "http://127.0.0.1:" + port + "/"))).path("id").asString();
		api.post("/notification-rules", Map.of("name", "all", "channels", List.of(channel)));
	}

	/** @return how many seconds until the sink had all of them */
	private double run(int count) throws InterruptedException {
		int before = arrived.size();
		long start = System.nanoTime();
		try (ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS)) {
			IntStream.range(0, count).forEach(number -> publishers.execute(() -> publish(number)));
		}
		while (arrived.size() < before + count) {
			Thread.sleep(LOOK_MILLIS);
		}
		return (System.nanoTime() - start) / 1e9;
	}

	/** As correlation does it: in a transaction that the event shares. */
	private void publish(int number) {
		Clock clock = mirage.getBean(Clock.class);
		ScanId scan = ScanId.create(clock.instant());
		Finding finding = new Finding(FindingId.of(scan.value(), "bench", "" + number), "bench", "Benchmark", Severity.LOW, "Finding " + number,
				"Because.", List.of(new Evidence(null, EntityRef.of(EntityType.HOSTNAME, "host-" + number + ".bench.example"))));
		mirage.getBean(TransactionTemplate.class).executeWithoutResult(status -> mirage.publishEvent(
				new FindingsRaised(EventHeader.of(scan, OrganisationId.DEFAULT, clock), scan, ProjectId.DEFAULT, List.of(finding))));
	}
}
