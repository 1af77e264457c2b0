package io.mirage.range;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * SMTP, IMAP, POP3, FTP, SSH, telnet and Redis as far as strangers get: a greeting and a fixed reply to each line. Keeps
 * nothing and lets nobody in.
 */
record LineService(Listener listener, SSLContext tls) {

	static final String STARTTLS = "STARTTLS";

	private static final Set<String> UPGRADES = Set.of(STARTTLS, "STLS");

	private static final Set<String> FAREWELLS = Set.of("QUIT", "LOGOUT");

	private static final int LONGEST_LINE = 2048;

	private static final int MOST_LINES = 100;

	void hold(Socket socket) throws IOException {
		say(socket, listener.banner());
		converse(socket, true);
	}

	private void converse(Socket socket, boolean plain) throws IOException {
		InputStream in = plain ? socket.getInputStream() : new BufferedInputStream(socket.getInputStream());
		for (int lines = 0; lines < MOST_LINES; lines++) {
			String line = readLine(in);
			String command = command(line);
			if (line.isEmpty() || isForbidden(command, plain)) {
				return;
			}
			say(socket, reply(line, command));
			if (FAREWELLS.contains(command)) {
				return;
			}
			if (UPGRADES.contains(command) && listener.replies().containsKey(command)) {
				encrypt(socket);
				return;
			}
		}
	}

	private static boolean isForbidden(String command, boolean plain) {
		return !plain && UPGRADES.contains(command);
	}

	/** What came before is forgotten, as RFC 3207 demands. */
	private void encrypt(Socket socket) throws IOException {
		try (SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true)) {
			secure.setUseClientMode(false);
			converse(secure, false);
		}
	}

	private String command(String line) {
		List<String> words = List.of(line.strip().split("\\s+", 3));
		int position = tagged() ? 1 : 0;
		return words.size() > position ? words.get(position).toUpperCase(Locale.ROOT) : "";
	}

	private boolean tagged() {
		return listener.protocol() == Listener.Protocol.TAGGED_LINES;
	}

	private String reply(String line, String command) {
		Map<String, String> replies = listener.replies();
		String tag = tagged() ? line.strip().split("\\s+", 2)[0] : "";
		return replies.getOrDefault(command, listener.otherwise()).replace("{tag}", tag);
	}

	private static void say(Socket socket, String text) throws IOException {
		if (!text.isEmpty()) {
			socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
		}
	}

	/** Byte by byte: what follows STARTTLS belongs to TLS. @return with its line end; empty at the end of the stream */
	private static String readLine(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next >= 0 && line.length() < LONGEST_LINE; next = in.read()) {
			line.append((char) next);
			if (next == '\n') {
				return line.toString();
			}
		}
		return "";
	}
}
