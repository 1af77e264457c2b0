package io.mirage.platform.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.management.OperatingSystemMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server. Its process belongs to one thread that lives as long as it does, because the kernel ends it with
 * that thread; the same thread starts it again if it is killed. The port stays, so that connections come back.
 */
final class Server {

	private static final Logger LOG = LoggerFactory.getLogger(Server.class);
	private static final long MAX_LOG = 10L << 20;
	private static final long LEAST_BUFFERS = 128;
	private static final long MOST_BUFFERS = 2048;
	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
	private static final Duration GOOD_RUN = Duration.ofMinutes(1);

	private final ProcessBuilder command;
	private final CompletableFuture<Process> first = new CompletableFuture<>();
	private final CountDownLatch closing = new CountDownLatch(1);

	private Server(ProcessBuilder command) {
		this.command = command;
	}

	static Server start(Cluster cluster, PostgresBinaries binaries, ServerAccount account, int port, EmbeddedPostgresOptions options)
			throws IOException {
		ProcessBuilder command = new ProcessBuilder(account.command(cluster.folder(), command(cluster, binaries, port, options)));
		command.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log(options.dataFolder()).toFile()));
		Server server = new Server(command);
		Thread.ofPlatform().daemon().name("postgres").start(server::keepRunning);
		server.first.join();
		return server;
	}

	/** Whether the first process is there; later ones are the keeper's concern. */
	boolean isAlive() {
		return first.join().isAlive();
	}

	/** From now on an end of the process is wanted. */
	void closing() {
		closing.countDown();
	}

	static Path log(Path dataFolder) throws IOException {
		Path log = Files.createDirectories(dataFolder.resolve("logs")).resolve("postgres.log");
		if (Files.exists(log) && Files.size(log) > MAX_LOG) {
			Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
		}
		return log;
	}

	private static List<String> command(Cluster cluster, PostgresBinaries binaries, int port, EmbeddedPostgresOptions options) {
		long buffers = buffers();
		List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", cluster.folder().toString(),
				"-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
				"-c", "max_connections=" + options.maxConnections(), "-c", "timezone=UTC", "-c", "log_timezone=UTC",
				"-c", "jit=off", "-c", "shared_buffers=" + buffers + "MB", "-c", "work_mem=16MB",
				// Keys are derived from content, so facts touch pages all over the indexes: each checkpoint makes them cost more.
				"-c", "max_wal_size=" + 2 * buffers + "MB", "-c", "checkpoint_timeout=15min",
				// Most tables only grow: once for each doubling instead of each fifth is enough.
				"-c", "autovacuum_vacuum_insert_scale_factor=1"));
		if (!options.durable()) {
			command.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
		}
		return command;
	}

	/** In megabytes: an eighth of the machine's memory, at least what PostgreSQL has by itself. Taken only as it is used. */
	private static long buffers() {
		long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() >> 20;
		return Math.clamp(memory / 8, LEAST_BUFFERS, MOST_BUFFERS);
	}

	private void keepRunning() {
		Duration pause = FIRST_PAUSE;
		try {
			while (true) {
				long start = System.nanoTime();
				Process process = command.start();
				first.complete(process);
				int exit = process.waitFor();
				pause = System.nanoTime() - start > GOOD_RUN.toNanos() ? FIRST_PAUSE : pause;
				if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
					return;
				}
				LOG.warn("PostgreSQL ended unexpectedly with {} and is started again", exit);
				pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
			}
		} catch (IOException e) {
			first.completeExceptionally(e);
			LOG.error("PostgreSQL cannot be started", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
