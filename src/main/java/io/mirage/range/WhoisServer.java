package io.mirage.range;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The whois protocol (RFC 3912): one line in, text out, end. */
final class WhoisServer {

	private static final int LONGEST_QUERY = 512;

	private WhoisServer() {
	}

	/** @param answers from a query in lower case to the text */
	static TcpListener start(UnaryOperator<String> answers, Latency latency) throws IOException {
		return TcpListener.open(0, latency, socket -> converse(socket, answers));
	}

	private static void converse(Socket socket, UnaryOperator<String> answers) throws IOException {
		String query = readLine(new BufferedInputStream(socket.getInputStream()));
		String answer = answers.apply(query.strip().toLowerCase(Locale.ROOT));
		socket.getOutputStream().write(answer.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
		socket.getOutputStream().flush();
	}

	/** What is too long is cut: the answer will be that nothing matches. */
	private static String readLine(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		int next = in.read();
		while (next >= 0 && next != '\n' && line.length() < LONGEST_QUERY) {
			line.append((char) next);
			next = in.read();
		}
		return line.toString();
	}
}
