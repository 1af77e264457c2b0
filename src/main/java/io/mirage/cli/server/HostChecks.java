package io.mirage.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.util.unit.DataSize;

import io.mirage.platform.data.DataFolder;

/** What a machine must offer before Mirage starts on it. */
public final class HostChecks {

	/** What an empty installation takes, twice over. */
	private static final DataSize LEAST_SPACE = DataSize.ofMegabytes(256);
	private static final DataSize AMPLE_SPACE = DataSize.ofGigabytes(2);

	private HostChecks() {}

	/** Makes the folder if it is not there, as serving would. */
	public static Check dataFolder(DataFolder data) {
		Path root = data.root();
		try {
			Files.createDirectories(root);
			Files.delete(Files.createTempFile(root, "write", ".check"));
			return Check.ok("data folder", root + " can be written");
		} catch (IOException e) {
			return Check.fail("data folder", root + " cannot be written (" + reason(e) + ")",
					"Give this user the right to write there, or name another folder with --data.");
		}
	}

	public static Check space(DataFolder data) {
		try {
			return space(DataSize.ofBytes(Files.getFileStore(existing(data.root())).getUsableSpace()), data.root());
		} catch (IOException e) {
			return Check.fail("disk space", "unknown for " + data.root() + " (" + reason(e) + ")", "Check the file system.");
		}
	}

	static Check space(DataSize free, Path root) {
		String detail = free.toMegabytes() + " MB free for " + root;
		if (free.compareTo(LEAST_SPACE) < 0) {
			return Check.fail("disk space", detail + ", at least " + LEAST_SPACE.toMegabytes() + " MB are needed",
					"Free some space, or name a folder on another disk with --data.");
		}
		return free.compareTo(AMPLE_SPACE) < 0
				? Check.warn("disk space", detail, "Enough to start; large scans need more.")
				: Check.ok("disk space", detail);
	}

	/** @param port 0 is always free */
	public static Check port(String address, int port) {
		String name = "port " + port;
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
			return Check.ok(name, "free on " + address);
		} catch (UnknownHostException e) {
			return Check.fail("address", "'" + address + "' is not an address of this machine", "Name another one with --address.");
		} catch (IOException e) {
			return Check.fail(name, "cannot be opened on " + address + " (" + reason(e) + ")",
					"Stop the program that uses it, or choose another one with --port.");
		}
	}

	private static Path existing(Path path) {
		Path parent = path.getParent();
		return Files.exists(path) || parent == null ? path : existing(parent);
	}

	private static String reason(IOException e) {
		String message = e.getMessage();
		return message == null ? e.getClass().getSimpleName() : message;
	}
}
