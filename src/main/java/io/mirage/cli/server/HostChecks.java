package io.mirage.cli.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.util.unit.DataSize;

import io.mirage.platform.CannotStartException;
import io.mirage.platform.data.DataFolder;

/** What a machine must offer before Mirage starts on it. */
public final class HostChecks {

	private static final DataSize AMPLE_SPACE = DataSize.ofGigabytes(2);

	private static final int JAVA = 25;

	private HostChecks() {}

	static Check java(Runtime.Version version) {
		return version.feature() >= JAVA ? Check.ok("java", version.toString())
				: Check.fail("java", version + " is too old", "Install a JDK " + JAVA + ", see https://adoptium.net.");
	}

	/** @param use what it is good for, since Mirage runs without it */
	static Check program(String name, String use, Map<String, String> environment) {
		return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name))
				.filter(Files::isExecutable).findFirst().map(file -> Check.info(name, file.toString()))
				.orElseGet(() -> Check.info(name, "not there; needed " + use));
	}

	/** Changes nothing: where the folder is still to be made, it must be possible to make it. */
	public static Check dataFolder(DataFolder data) {
		Path root = data.root();
		try {
			Files.delete(Files.createTempFile(data.nearestExisting(), "write", ".check"));
			if (!isEmpty(root)) {
				data.claim();
			}
			return Check.ok("data folder", root + " can be written");
		} catch (CannotStartException foreign) {
			return Check.fail("data folder", String.valueOf(foreign.getMessage()), foreign.wayOut());
		} catch (IOException e) {
			return Check.fail("data folder", root + " cannot be written (" + reason(e) + ")",
					"Give this user the right to write there, or name another folder with --data.");
		}
	}

	public static Check space(DataFolder data) {
		try {
			return space(data.freeSpace(), data.root());
		} catch (IOException e) {
			return Check.fail("disk space", "Unknown for " + data.root() + " (" + reason(e) + ")", "Check the file system.");
		}
	}

	static Check space(DataSize free, Path root) {
		String detail = free.toMegabytes() + " MB free for " + root;
		if (free.compareTo(DataFolder.LEAST_SPACE) < 0) {
			return Check.fail("disk space", detail + ", at least " + DataFolder.LEAST_SPACE.toMegabytes() + " MB are needed",
					"Free some space, or name a folder on another disk with --data.");
		}
		return free.compareTo(AMPLE_SPACE) < 0
				? Check.warn("disk space", detail, "Enough to start; large scans need more.")
				: Check.ok("disk space", detail);
	}

	/** @param port 0 is always free */
	public static Check port(String address, int port) {
		String name = "port";
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
			return Check.ok(name, "Port " + port + " is free on " + address);
		} catch (UnknownHostException e) {
			return Check.fail("address", "'" + address + "' is no address of this machine", "Name another one with --address.");
		} catch (IOException e) {
			return Check.fail(name, "Port " + port + " cannot be opened on " + address + " (" + reason(e) + ")",
					"Stop the program that uses it, or choose another one with --port.");
		}
	}

	private static boolean isEmpty(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return true;
		}
		try (Stream<Path> children = Files.list(folder)) {
			return children.findAny().isEmpty();
		}
	}

	/** A file system's exceptions say by their class what is wrong, and by their message only where. */
	private static String reason(IOException e) {
		return switch (e) {
			case AccessDeniedException denied -> "permission denied";
			case FileSystemException file when file.getReason() != null -> file.getReason();
			case FileSystemException file -> file.getClass().getSimpleName().replace("Exception", "");
			default -> String.valueOf(e.getMessage());
		};
	}
}
