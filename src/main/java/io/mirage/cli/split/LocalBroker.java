package io.mirage.cli.split;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.mirage.platform.CannotStartException;
import io.mirage.platform.data.DataFolder;

/**
 * A RabbitMQ on loopback with a password of its own, its files in one folder, beside any other one on the machine.
 * Started from the program that Debian's package {@code rabbitmq-server} installs, by whatever user this is.
 */
public final class LocalBroker implements AutoCloseable {

	private static final Path HOME = Path.of("/usr/lib/rabbitmq");
	private static final Duration PATIENCE = Duration.ofMinutes(3);
	private static final String USERNAME = "mirage";

	private final int port;
	private final String password;
	private final Path folder;
	private final Map<String, String> environment;
	private final Process server;

	private LocalBroker(int port, String password, Path folder, Map<String, String> environment, Process server) {
		this.port = port;
		this.password = password;
		this.folder = folder;
		this.environment = environment;
		this.server = server;
	}

	/**
	 * Starts it and waits until it accepts connections.
	 *
	 * @param folder made if it is not there; queues of an earlier run in it are there again
	 * @throws CannotStartException if RabbitMQ is not on the machine or does not start
	 */
	public static LocalBroker start(Path folder) {
		Path program = program("rabbitmq-server");
		try {
			Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			String password = new DataFolder(folder).secretOrCreate("rabbitmq", DataFolder::randomSecret);
			int port = freePort();
			Map<String, String> environment = environment(folder, port);
			Files.writeString(folder.resolve("rabbitmq.conf"), "default_user = " + USERNAME + "\ndefault_pass = " + password + "\n");
			Files.writeString(folder.resolve("plugins"), "[].\n");
			Files.writeString(folder.resolve("env"), "");
			ProcessBuilder builder = new ProcessBuilder(program.toString());
			builder.environment().putAll(environment);
			builder.redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile());
			LocalBroker broker = new LocalBroker(port, password, folder, environment, builder.start());
			broker.awaitReady();
			return broker;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The node's name stays the same from run to run, since its data is filed under it. */
	private static Map<String, String> environment(Path folder, int port) throws IOException {
		Map<String, String> environment = new HashMap<>();
		environment.put("HOME", folder.toString());
		environment.put("RABBITMQ_NODENAME", "mirage@localhost");
		environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
		environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
		environment.put("RABBITMQ_DIST_PORT", Integer.toString(freePort()));
		environment.put("ERL_EPMD_PORT", Integer.toString(freePort()));
		environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
		environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString());
		environment.put("RABBITMQ_LOG_BASE", folder.resolve("log").toString());
		environment.put("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString());
		environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString());
		environment.put("RABBITMQ_CONF_ENV_FILE", folder.resolve("env").toString());
		environment.put("RABBITMQ_PID_FILE", folder.resolve("pid").toString());
		return environment;
	}

	/** What a process must be told to use it, as environment variables. */
	public Map<String, String> settings() {
		return Map.of("MIRAGE_BROKER", "rabbitmq", "SPRING_RABBITMQ_PORT", Integer.toString(port), "SPRING_RABBITMQ_USERNAME", USERNAME,
				"SPRING_RABBITMQ_PASSWORD", password);
	}

	/** Runs one command of {@code rabbitmqctl}. @throws IllegalStateException if it fails */
	public void control(String command) {
		try {
			ProcessBuilder control = new ProcessBuilder(program("rabbitmqctl").toString(), "-n",
					String.valueOf(environment.get("RABBITMQ_NODENAME")), command);
			control.environment().putAll(environment);
			Process run = control.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			if (!run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || run.exitValue() != 0) {
				throw new IllegalStateException("rabbitmqctl " + command + " failed");
			}
		} catch (IOException e) {
			throw new IllegalStateException("rabbitmqctl " + command + " failed", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted during rabbitmqctl " + command, e);
		}
	}

	@Override
	public void close() {
		try {
			control("shutdown");
		} catch (IllegalStateException e) {
			server.destroyForcibly();
		}
	}

	private void awaitReady() throws IOException {
		Instant deadline = Instant.now().plus(PATIENCE);
		while (Instant.now().isBefore(deadline) && server.isAlive()) {
			if (answers()) {
				return;
			}
			pause();
		}
		server.destroyForcibly();
		List<String> said = Files.readAllLines(folder.resolve("server.log"));
		throw new CannotStartException("RabbitMQ did not start: " + String.join(" / ", said.subList(Math.max(0, said.size() - 5), said.size())),
				"Its own log is " + folder.resolve("server.log") + ".");
	}

	/** It answers a client's protocol header only when it accepts connections (AMQP 0-9-1, 4.2.2). */
	private boolean answers() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(1000);
			socket.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
			return socket.getInputStream().read() >= 0;
		} catch (IOException notYet) {
			return false;
		}
	}

	private void pause() {
		try {
			server.waitFor(200, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			server.destroyForcibly();
			throw new IllegalStateException("Interrupted while RabbitMQ starts", e);
		}
	}

	/** The package's own script, not the wrapper on the path, which switches user. */
	private static Path program(String name) {
		try (Stream<Path> files = Files.isDirectory(HOME) ? Files.walk(HOME, 4) : Stream.empty()) {
			return files.filter(file -> file.getFileName().toString().equals(name) && Objects.requireNonNull(file.getParent()).endsWith("sbin")).findFirst()
					.orElseThrow(() -> new CannotStartException("There is no RabbitMQ in " + HOME + ".",
							"Install the package rabbitmq-server, or name a broker that runs by SPRING_RABBITMQ_HOST."));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}
}
