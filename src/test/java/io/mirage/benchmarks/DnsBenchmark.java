package io.mirage.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

import io.mirage.collection.dns.DatagramTransport;
import io.mirage.collection.dns.DnsAnswer;
import io.mirage.collection.dns.DnsPlan;
import io.mirage.collection.dns.DnsQuestion;

/**
 * How many names a second are resolved of a zone on a loopback server in a process of its own: by Mirage's client, by the
 * library it could use instead, and by massdns and dnsperf if they are installed. All of them ask the same server about
 * the same names, so the figures of one run can be compared; those of different runs cannot.
 */
public final class DnsBenchmark {

	private static final int IN_FLIGHT = 1000;
	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private DnsBenchmark() {}

	/** @param arguments how many names, default 200,000 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
		List<String> names = IntStream.range(0, count).mapToObj(number -> "host-" + number + ".bench.example").toList();
		try (ServerProcess server = ServerProcess.start()) {
			mirage(server.address(), names.subList(0, Math.min(count, 50_000)));
			library(server.address(), names.subList(0, Math.min(count, 20_000)));
			for (int round = 1; round <= 3; round++) {
				report("mirage", round, names.size(), () -> mirage(server.address(), names));
				if (isInstalled("massdns")) {
					report("massdns", round, names.size(), () -> massdns(server.address(), names));
				}
				if (isInstalled("dnsperf")) {
					report("dnsperf", round, names.size(), () -> dnsperf(server.address(), names));
				}
			}
			report("dnsjava", 1, names.size(), () -> library(server.address(), names));
		}
	}

	@FunctionalInterface
	private interface Run {
		/** @return how many names were answered */
		int run() throws IOException, InterruptedException;
	}

	private static void report(String client, int round, int names, Run run) throws IOException, InterruptedException {
		long start = System.nanoTime();
		int answered = run.run();
		double seconds = (System.nanoTime() - start) / 1e9;
		System.out.printf(Locale.ROOT, "{\"benchmark\": \"dns\", \"client\": \"%s\", \"round\": %d, \"names\": %d, \"answered\": %d, "
				+ "\"seconds\": %.2f, \"per_second\": %.0f}%n", client, round, names, answered, seconds, answered / seconds);
	}

	/** Down to the parsed message, as a collector gets it. */
	private static int mirage(InetSocketAddress server, List<String> names) throws IOException, InterruptedException {
		DnsPlan plan = new DnsPlan(List.of(server), TIMEOUT, 4, IN_FLIGHT, 0, false);
		try (DatagramTransport transport = new DatagramTransport(plan)) {
			Queue<CompletableFuture<DnsAnswer>> asked = new ArrayDeque<>();
			int answered = 0;
			for (String name : names) {
				asked.add(transport.ask(new DnsQuestion(name, Type.A)));
				while (asked.peek() != null && asked.peek().isDone()) {
					answered += records(asked.remove());
				}
			}
			while (!asked.isEmpty()) {
				answered += records(asked.remove());
			}
			return answered;
		}
	}

	/** @return 1 if there is an answer with a record */
	private static int records(CompletableFuture<DnsAnswer> answer) throws IOException {
		return answer.join().message().getSection(Section.ANSWER).size();
	}

	private static int library(InetSocketAddress server, List<String> names) throws InterruptedException {
		SimpleResolver resolver = new SimpleResolver(server);
		resolver.setTimeout(TIMEOUT);
		resolver.setEDNS(0, 1232, 0, List.of());
		Semaphore places = new Semaphore(IN_FLIGHT);
		AtomicInteger answered = new AtomicInteger();
		for (String name : names) {
			places.acquire();
			resolver.sendAsync(Message.newQuery(question(name))).whenComplete((answer, failure) -> {
				if (failure == null && !answer.getSection(Section.ANSWER).isEmpty()) {
					answered.incrementAndGet();
				}
				places.release();
			});
		}
		places.acquire(IN_FLIGHT);
		return answered.get();
	}

	private static Record question(String name) {
		return Record.newRecord(Name.fromConstantString(name + "."), Type.A, DClass.IN);
	}

	private static int massdns(InetSocketAddress server, List<String> names) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("mirage-bench-dns");
		Path list = Files.write(folder.resolve("names.txt"), names);
		Path resolvers = Files.writeString(folder.resolve("resolvers.txt"), "127.0.0.1:" + server.getPort() + "\n");
		Path answers = folder.resolve("answers.txt");
		execute(folder, "massdns", "-r", resolvers.toString(), "-t", "A", "-o", "S", "-w", answers.toString(), "-s",
				Integer.toString(IN_FLIGHT), list.toString());
		try (var lines = Files.lines(answers)) {
			return Math.toIntExact(lines.filter(line -> line.contains(" A ")).count());
		}
	}

	/** A load generator: it neither parses nor keeps answers, so it shows what the server can bear. */
	private static int dnsperf(InetSocketAddress server, List<String> names) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("mirage-bench-dns");
		Path list = Files.write(folder.resolve("names.txt"), names.stream().map(name -> name + " A").toList());
		String said = execute(folder, "dnsperf", "-s", "127.0.0.1", "-p", Integer.toString(server.getPort()), "-d", list.toString(),
				"-n", "1", "-q", Integer.toString(IN_FLIGHT), "-c", "4");
		return said.lines().filter(line -> line.contains("Queries completed:"))
				.mapToInt(line -> Integer.parseInt(line.replaceAll(".*completed:\\s*(\\d+).*", "$1"))).findFirst().orElse(0);
	}

	private static boolean isInstalled(String program) {
		return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
				.anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
	}

	private static String execute(Path folder, String... command) throws IOException, InterruptedException {
		Path output = folder.resolve("output.txt");
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		if (!process.waitFor(5, TimeUnit.MINUTES)) {
			process.destroy();
			throw new IOException(command[0] + " does not end");
		}
		return Files.readString(output);
	}

	/** The server in a process of its own, so that no client shares its Java machine with it. */
	private record ServerProcess(Process process, InetSocketAddress address) implements AutoCloseable {

		static ServerProcess start() throws IOException {
			Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
					System.getProperty("java.class.path"), DnsResponder.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
			String port = process.inputReader().readLine();
			return new ServerProcess(process, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(port)));
		}

		@Override
		public void close() {
			process.destroy();
		}
	}
}
