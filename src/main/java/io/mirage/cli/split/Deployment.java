package io.mirage.cli.split;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.mirage.platform.CannotStartException;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.migration.ModuleRoles;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.postgres.EmbeddedPostgres;
import io.mirage.platform.postgres.EmbeddedPostgresOptions;

/** All modules as processes on this machine, with a database and a broker of their own. */
public final class Deployment implements AutoCloseable {

	private static final Duration START = Duration.ofMinutes(10);
	/** Each process holds few connections, since there are many processes. */
	private static final int CONNECTIONS_PER_PROCESS = 8;
	private static final int SPARE_CONNECTIONS = 10;
	/** A heap that begins small, and the cache of classes where it was made for, so that processes share its pages. */
	private static final List<String> SMALL = List.of("-Xms24m", "-Xmx256m", "-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30", "-XX:+UnlockDiagnosticVMOptions",
			"-XX:ArchiveRelocationMode=0");

	private final EmbeddedPostgres database;
	private final LocalBroker broker;
	private final List<ModuleProcess> processes;

	private Deployment(EmbeddedPostgres database, LocalBroker broker, List<ModuleProcess> processes) {
		this.database = database;
		this.broker = broker;
		this.processes = processes;
	}

	/**
	 * Starts the stores and one process per group of modules, and waits until all are ready.
	 *
	 * @param groups each module in exactly one of them
	 * @param java what runs Mirage's command line
	 * @param line hears every line of every process, after the name of its group
	 * @throws CannotStartException naming what did not start
	 */
	public static Deployment start(DataFolder data, List<List<MirageModule>> groups, int gatewayPort, List<String> java,
			Consumer<String> line) throws InterruptedException {
		data.claim();
		EmbeddedPostgres database = EmbeddedPostgres.start(new EmbeddedPostgresOptions(data.root(), 0, true,
				groups.size() * CONNECTIONS_PER_PROCESS + SPARE_CONNECTIONS, Duration.ofSeconds(60)));
		try {
			LocalBroker broker = LocalBroker.start(data.resolve("broker"));
			Deployment deployment = new Deployment(database, broker, new ArrayList<>());
			try {
				groups.forEach(group -> deployment.run(group, data, gatewayPort, java, line));
				deployment.awaitReady(data);
				return deployment;
			} catch (RuntimeException | InterruptedException e) {
				deployment.close();
				throw e;
			}
		} catch (CannotStartException noBroker) {
			database.close();
			throw noBroker;
		}
	}

	private void run(List<MirageModule> group, DataFolder data, int gatewayPort, List<String> java, Consumer<String> line) {
		String name = group.stream().map(MirageModule::id).collect(Collectors.joining(","));
		int port = port(group, gatewayPort);
		Map<String, String> environment = new HashMap<>(broker.settings());
		environment.put("SPRING_PROFILES_ACTIVE", name);
		ModuleRoles.Role role = new ModuleRoles(database.jdbcUrl(), database.username(), database.password())
				.prepare(group, DataFolder.randomSecret());
		environment.put("SPRING_DATASOURCE_URL", database.jdbcUrl());
		environment.put("SPRING_DATASOURCE_USERNAME", role.name());
		environment.put("SPRING_DATASOURCE_PASSWORD", role.password());
		environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", Integer.toString(CONNECTIONS_PER_PROCESS));
		environment.put("SPRING_DATASOURCE_HIKARI_MINIMUM_IDLE", "1");
		List<String> command = new ArrayList<>(java);
		command.addAll(List.of("serve", "--data", data.root().toString(), "--port", Integer.toString(port), "--with-parent"));
		processes.add(ModuleProcess.start(name, port, command, environment, log(data, name), said -> line.accept(name + "  " + said)));
	}

	/** Where the process of a group listens: as far above the gateway as its first module's own port is. */
	public static int port(List<MirageModule> group, int gatewayPort) {
		return gatewayPort + group.getFirst().port() - MirageModule.GATEWAY.port();
	}

	/** The way this process was started, with less memory for each of the many. */
	public static List<String> java() {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(argument -> !argument.startsWith("-Xmx"))
				.forEach(command::add);
		command.addAll(SMALL);
		command.addAll(List.of("-jar", System.getProperty("java.class.path")));
		return command;
	}

	private static Path log(DataFolder data, String name) {
		try {
			return Files.createDirectories(data.resolve("logs")).resolve(name + ".log");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void awaitReady(DataFolder data) throws InterruptedException {
		Instant deadline = Instant.now().plus(START);
		try (HttpClient http = HttpClient.newHttpClient()) {
			for (ModuleProcess process : processes) {
				if (!process.awaitReady(http, deadline)) {
					throw new CannotStartException("The process of " + process.name() + " did not get ready.",
							"Its log is " + log(data, process.name()) + ".");
				}
			}
		}
	}

	/** Of the process that has the gateway. */
	public URI gateway() {
		return processes.getFirst().uri();
	}

	/** Whether the process of that name answers that it is ready. */
	public boolean isReady(String name) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return processes.stream().filter(process -> process.name().equals(name)).findFirst().orElseThrow().isReady(http);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	public LocalBroker broker() {
		return broker;
	}

	/** What all processes hold together, the stores included, in megabytes, each page once; empty where the system does not tell. */
	public OptionalLong residentMegabytes() {
		long sum = ProcessHandle.current().descendants().mapToLong(child -> ResidentMemory.shareOf(child.pid()).orElse(0)).sum();
		return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
	}

	/** What the process of that id holds, in megabytes, with what it shares with others. */
	public static OptionalLong residentMegabytes(long pid) {
		return ResidentMemory.of(pid);
	}

	/** Name and process id of each, in the order of their ports. */
	public Map<String, Long> processes() {
		return processes.stream().collect(Collectors.toMap(ModuleProcess::name, ModuleProcess::pid, (one, other) -> one,
				LinkedHashMap::new));
	}

	/** Stops the processes at once, then what they need. */
	@Override
	public void close() {
		processes.forEach(ModuleProcess::stop);
		processes.forEach(ModuleProcess::close);
		broker.close();
		database.close();
	}
}
