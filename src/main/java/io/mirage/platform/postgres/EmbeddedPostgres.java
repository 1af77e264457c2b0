package io.mirage.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

import io.mirage.platform.CannotStartException;
import io.mirage.platform.data.DataFolder;

/**
 * A genuine PostgreSQL on loopback with a random password, its files in the data folder. One process at a time may use
 * a folder. Survives the end of its own server process, which is started again, and dies with the JVM.
 */
public final class EmbeddedPostgres implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
	private static final String DATABASE = "mirage";
	private static final String WRONG_PASSWORD = "28P01";
	/** Of the note that a server leaves in its folder, counted from 0. */
	private static final int PORT_LINE = 3;
	private static final Duration POLL = Duration.ofMillis(30);

	private final Cluster cluster;
	private final Server server;
	private final FileChannel lock;
	private final int port;
	private final String password;

	private EmbeddedPostgres(Cluster cluster, Server server, FileChannel lock, int port, String password) {
		this.cluster = cluster;
		this.server = server;
		this.lock = lock;
		this.port = port;
		this.password = password;
	}

	/**
	 * Starts the server and waits until it accepts connections, recovery after a crash included.
	 *
	 * @throws CannotStartException saying why not and what to do
	 */
	public static EmbeddedPostgres start(EmbeddedPostgresOptions options) {
		Path root = options.dataFolder();
		try {
			Files.createDirectories(root);
			FileChannel lock = lock(root);
			try {
				requireSpace(root);
				return open(options, lock);
			} catch (IOException | InterruptedException | RuntimeException e) {
				lock.close();
				throw e;
			}
		} catch (IOException | CompletionException e) {
			throw new CannotStartException("The database in " + root + " cannot be opened: " + e + ".",
					"See to the rights and the space there, or name another folder with --data.", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CannotStartException("The start of the database was interrupted.", "Start again.", e);
		}
	}

	private static EmbeddedPostgres open(EmbeddedPostgresOptions options, FileChannel lock) throws IOException, InterruptedException {
		Path root = options.dataFolder();
		PostgresBinaries binaries = PostgresBinaries.unpacked(root);
		ServerAccount account = ServerAccount.current();
		Cluster cluster = new Cluster(root.resolve("postgres"), binaries, account);
		String password = new DataFolder(root).secretOrCreate("postgres", DataFolder::randomSecret);
		cluster.prepare(password);
		int port = options.port() == 0 ? freePort() : options.port();
		Server server = Server.start(cluster, binaries, account, port, options);
		EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, server, lock, port, password);
		try {
			postgres.awaitReady(options);
			return postgres;
		} catch (RuntimeException | IOException | InterruptedException e) {
			postgres.close();
			throw e;
		}
	}

	/** How to connect to a server. */
	public record Access(String jdbcUrl, String username, String password) {}

	/** The server that another process of this machine has started in that folder, if it answers. */
	public static Optional<Access> findRunning(DataFolder data) {
		Path note = data.resolve("postgres").resolve("postmaster.pid");
		Path password = data.secret("postgres");
		try {
			if (!Files.isReadable(note) || !Files.isReadable(password)) {
				return Optional.empty();
			}
			Access access = new Access(url(Integer.parseInt(Files.readAllLines(note).get(PORT_LINE).strip())), Cluster.USERNAME,
					Files.readString(password).strip());
			DriverManager.getConnection(access.jdbcUrl(), access.username(), access.password()).close();
			return Optional.of(access);
		} catch (IOException | SQLException | NumberFormatException | IndexOutOfBoundsException left) {
			LOG.debug("What {} tells of is gone: {}", note, left.toString());
			return Optional.empty();
		}
	}

	private static String url(int port) {
		return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE + "?reWriteBatchedInserts=true";
	}

	public String jdbcUrl() {
		return url(port);
	}

	public String username() {
		return Cluster.USERNAME;
	}

	public String password() {
		return password;
	}

	public int port() {
		return port;
	}

	/** Cuts connections; what was committed stays. */
	@Override
	public void close() {
		server.closing();
		try (lock) {
			cluster.stop();
		} catch (IOException e) {
			LOG.warn("PostgreSQL could not be stopped; it ends with this process", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** Held until the channel is closed or the process ends, however it ends. */
	private static FileChannel lock(Path root) throws IOException {
		FileChannel channel = FileChannel.open(root.resolve("database.lock"), StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE);
		try {
			FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
			if (lock == null) {
				throw inUse(root, channel);
			}
			channel.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)), 0);
			return channel;
		} catch (OverlappingFileLockException here) {
			throw inUse(root, channel);
		}
	}

	private static CannotStartException inUse(Path root, FileChannel channel) throws IOException {
		try (channel) {
			ByteBuffer holder = ByteBuffer.allocate(20);
			channel.read(holder, 0);
			String pid = StandardCharsets.US_ASCII.decode(holder.flip()).toString().strip();
			return new CannotStartException("The data folder " + root + " is used by another Mirage, process " + pid + ".",
					"Use that one, stop it, or name another folder with --data.");
		}
	}

	private static void requireSpace(Path root) throws IOException {
		DataSize free = new DataFolder(root).freeSpace();
		if (free.compareTo(DataFolder.LEAST_SPACE) < 0) {
			throw new CannotStartException("Only %d MB are free in %s; the database needs at least %d MB."
					.formatted(free.toMegabytes(), root, DataFolder.LEAST_SPACE.toMegabytes()),
					"Make space there, or name another folder with --data.");
		}
	}

	private void awaitReady(EmbeddedPostgresOptions options) throws IOException, InterruptedException {
		Instant deadline = Instant.now().plus(options.startTimeout());
		while (server.isAlive() && Instant.now().isBefore(deadline)) {
			try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", Cluster.USERNAME,
					password); Statement statement = connection.createStatement()) {
				createDatabase(statement);
				return;
			} catch (SQLException notYet) {
				if (WRONG_PASSWORD.equals(notYet.getSQLState())) {
					throw new CannotStartException("The database in " + options.dataFolder() + " was made with another password than the one in "
							+ "secrets/postgres.", "Put the file back that belongs to this database.", notYet);
				}
				TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
			}
		}
		Path log = Server.log(options.dataFolder());
		List<String> said = Files.readAllLines(log);
		throw new CannotStartException("PostgreSQL in " + options.dataFolder() + " did not get ready: "
				+ String.join(" / ", said.subList(Math.max(0, said.size() - 3), said.size())), "Its own log says more: " + log);
	}

	private static void createDatabase(Statement statement) throws SQLException {
		try (ResultSet there = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
			if (!there.next()) {
				statement.execute("create database " + DATABASE);
			}
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}
}
