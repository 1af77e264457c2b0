package io.mirage.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on this machine that takes every letter (RFC 5321, as much as a client needs) and keeps it. */
final class MailServer implements AutoCloseable {

	private final ServerSocket socket;
	private final List<String> letters = new CopyOnWriteArrayList<>();

	MailServer() {
		try {
			socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		} catch (IOException e) {
			throw new UncheckedIOException("No port for a mail server", e);
		}
		Thread.ofVirtual().start(this::serve);
	}

	int port() {
		return socket.getLocalPort();
	}

	/** Each with its envelope's recipient before the headers. */
	List<String> letters() {
		return letters;
	}

	private void serve() {
		while (!socket.isClosed()) {
			try (Socket client = socket.accept()) {
				converse(client);
			} catch (IOException gone) {
				// The client or the server has hung up; the next one is taken.
				continue;
			}
		}
	}

	private void converse(Socket client) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
		OutputStream out = client.getOutputStream();
		StringBuilder letter = new StringBuilder();
		say(out, "220 ready");
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.startsWith("RCPT")) {
				letter.append(line).append('\n');
			} else if (line.startsWith("DATA")) {
				say(out, "354 go on");
				for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
					letter.append(text).append('\n');
				}
				letters.add(letter.toString());
				letter.setLength(0);
			} else if (line.startsWith("QUIT")) {
				say(out, "221 bye");
				return;
			}
			say(out, "250 ok");
		}
	}

	private static void say(OutputStream out, String line) throws IOException {
		out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	@Override
	public void close() throws IOException {
		socket.close();
	}
}
