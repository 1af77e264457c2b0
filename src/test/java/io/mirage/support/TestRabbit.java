package io.mirage.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A real RabbitMQ of its own, started from Debian's package on free ports and private folders, beside any other one on
 * the machine. One per JVM, stopped with it.
 */
public final class TestRabbit {

	private static final Path HOME = Path.of("/usr/lib/rabbitmq");
	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static @Nullable TestRabbit running;

	private final int port;
	private final Process server;
	private final Map<String, String> environment;

	private TestRabbit(int port, Process server, Map<String, String> environment) {
		this.port = port;
		this.server = server;
		this.environment = environment;
	}

	/** @throws IllegalStateException naming the package to install if there is no RabbitMQ on the machine */
	public static synchronized TestRabbit shared() {
		if (running == null) {
			running = start();
			Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
		}
		return running;
	}

	public int port() {
		return port;
	}

	/** Closes all connections and refuses new ones until {@link #comeBack}; queues and messages stay. */
	public void goAway() {
		control("stop_app");
	}

	public void comeBack() {
		control("start_app");
	}

	private static TestRabbit start() {
		Path script = script("rabbitmq-server");
		try {
			Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/rabbitmq").toAbsolutePath()), "node");
			int port = freePort();
			int distribution = freePort();
			int names = freePort();
			Map<String, String> environment = Map.ofEntries(Map.entry("HOME", folder.toString()),
					Map.entry("RABBITMQ_NODENAME", "mirage" + port + "@localhost"),
					Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"), Map.entry("RABBITMQ_NODE_PORT", Integer.toString(port)),
					Map.entry("RABBITMQ_DIST_PORT", Integer.toString(distribution)),
					Map.entry("ERL_EPMD_PORT", Integer.toString(names)), Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
					Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
					Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
					Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString()),
					Map.entry("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("plugins").toString()),
					Map.entry("RABBITMQ_CONF_ENV_FILE", folder.resolve("env").toString()),
					Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()));
			Files.writeString(folder.resolve("rabbitmq.conf"), "loopback_users = none\n");
			Files.writeString(folder.resolve("plugins"), "[].\n");
			Files.writeString(folder.resolve("env"), "");
			ProcessBuilder builder = new ProcessBuilder(script.toString());
			builder.environment().putAll(environment);
			builder.redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile());
			TestRabbit rabbit = new TestRabbit(port, builder.start(), environment);
			rabbit.awaitReady(folder);
			return rabbit;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void awaitReady(Path folder) throws IOException {
		Instant deadline = Instant.now().plus(PATIENCE);
		while (Instant.now().isBefore(deadline) && server.isAlive()) {
			if (answers()) {
				return;
			}
			pause();
		}
		throw new IllegalStateException("RabbitMQ did not start: " + Files.readString(folder.resolve("server.log")));
	}

	/** The broker sends its protocol header's answer only when it accepts connections (AMQP 0-9-1, 4.2.2). */
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
			throw new IllegalStateException("Interrupted while RabbitMQ starts", e);
		}
	}

	private void stop() {
		try {
			control("shutdown");
		} catch (IllegalStateException e) {
			server.destroyForcibly();
		}
	}

	private void control(String command) {
		try {
			ProcessBuilder control = new ProcessBuilder(script("rabbitmqctl").toString(), "-n",
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

	/** The package's own script, not the wrapper that switches user. */
	private static Path script(String name) {
		try (Stream<Path> files = Files.isDirectory(HOME) ? Files.walk(HOME, 4) : Stream.empty()) {
			return files.filter(file -> file.getFileName().toString().equals(name) && file.getParent().endsWith("sbin")).findFirst()
					.orElse(HOME.resolve("bin").resolve(name));
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
