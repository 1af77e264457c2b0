package io.mirage.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import io.mirage.platform.data.DataFolder;

/** Stop-gap launcher. */
public final class EmbeddedPostgres implements AutoCloseable {

	private final Process server;
	private final int port;
	private final String password;

	private EmbeddedPostgres(Process server, int port, String password) {
		this.server = server;
		this.port = port;
		this.password = password;
	}

	public static EmbeddedPostgres start(EmbeddedPostgresOptions options) {
		try {
			Path root = options.dataFolder().toAbsolutePath();
			Files.createDirectories(root);
			Path home = unpack(Path.of("/var/lib/mirage/runtime/postgres-18.6"));
			String password = new DataFolder(root).secretOrCreate("postgres", DataFolder::randomSecret);
			Path cluster = root.resolve("postgres");
			if (!Files.exists(cluster.resolve("PG_VERSION"))) {
				Files.createDirectories(cluster);
				Path pw = Files.createTempFile("pw", "");
				Files.writeString(pw, password);
				Files.setPosixFilePermissions(pw, PosixFilePermissions.fromString("rw-r--r--"));
				chown(cluster);
				run(List.of(home.resolve("bin/initdb").toString(), "-D", cluster.toString(), "-U", "mirage", "-E", "UTF8", "--locale=C.UTF-8",
						"-A", "scram-sha-256", "--pwfile", pw.toString()));
				Files.delete(pw);
			}
			int port = options.port() == 0 ? freePort() : options.port();
			List<String> command = new ArrayList<>(List.of(home.resolve("bin/postgres").toString(), "-D", cluster.toString(), "-p",
					Integer.toString(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c",
					"max_connections=" + options.maxConnections()));
			if (!options.durable()) {
				command.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
			}
			Path log = Files.createDirectories(root.resolve("logs")).resolve("postgres.log");
			CompletableFuture<Process> started = new CompletableFuture<>();
			Thread.ofPlatform().daemon().name("postgres").start(() -> {
				try {
					Process p = new ProcessBuilder(unprivileged(command)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
					started.complete(p);
					p.waitFor();
				} catch (IOException | InterruptedException e) {
					started.completeExceptionally(e);
				}
			});
			EmbeddedPostgres postgres = new EmbeddedPostgres(started.join(), port, password);
			postgres.awaitReady(options, log);
			return postgres;
		} catch (IOException e) {
			throw new IllegalStateException(e);
		}
	}

	private void awaitReady(EmbeddedPostgresOptions options, Path log) throws IOException {
		Instant deadline = Instant.now().plus(options.startTimeout());
		while (Instant.now().isBefore(deadline) && server.isAlive()) {
			try (var c = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "mirage", password);
					var s = c.createStatement()) {
				var r = s.executeQuery("select 1 from pg_database where datname = 'mirage'");
				if (!r.next()) {
					s.execute("create database mirage");
				}
				return;
			} catch (SQLException notYet) {
				try {
					server.waitFor(50, TimeUnit.MILLISECONDS);
				} catch (InterruptedException e) {
					throw new IllegalStateException(e);
				}
			}
		}
		throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(log));
	}

	private static Path unpack(Path home) throws IOException {
		if (Files.exists(home.resolve("bin/postgres"))) {
			return home;
		}
		Files.createDirectories(home.getParent());
		Path draft = home.resolveSibling("draft-" + ProcessHandle.current().pid());
		try (InputStream in = EmbeddedPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz");
				TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
			for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
				Path to = draft.resolve(e.getName()).normalize();
				if (e.isDirectory()) {
					Files.createDirectories(to);
				} else if (e.isSymbolicLink()) {
					Files.createDirectories(to.getParent());
					Files.createSymbolicLink(to, Path.of(e.getLinkName()));
				} else {
					Files.createDirectories(to.getParent());
					Files.copy(tar, to, StandardCopyOption.REPLACE_EXISTING);
					if ((e.getMode() & 0100) != 0) {
						Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
					}
				}
			}
		}
		Files.createDirectories(home.getParent());
		Files.move(draft, home);
		return home;
	}

	private static boolean root() {
		return "root".equals(System.getProperty("user.name"));
	}

	private static List<String> unprivileged(List<String> command) {
		List<String> all = new ArrayList<>(root() ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--pdeathsig=INT", "--") : List.of());
		all.addAll(command);
		return all;
	}

	private static void chown(Path folder) throws IOException {
		if (root()) {
			run2(List.of("chown", "-R", "65534:65534", folder.toString()));
			for (Path p = folder.getParent(); p != null; p = p.getParent()) {
				run2(List.of("chmod", "a+x", p.toString()));
			}
		}
	}

	private static void run(List<String> command) throws IOException {
		run2(unprivileged(command));
	}

	private static void run2(List<String> command) throws IOException {
		Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
		String out = new String(p.getInputStream().readAllBytes());
		try {
			if (p.waitFor() != 0) {
				throw new IllegalStateException(command + ": " + out);
			}
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	public String jdbcUrl() {
		return "jdbc:postgresql://127.0.0.1:" + port + "/mirage?reWriteBatchedInserts=true";
	}

	public String username() {
		return "mirage";
	}

	public String password() {
		return password;
	}

	public int port() {
		return port;
	}

	@Override
	public void close() {
		server.destroy();
		try {
			new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
			server.waitFor(20, TimeUnit.SECONDS);
		} catch (IOException | InterruptedException e) {
			server.destroyForcibly();
		}
	}
}
