package io.mirage.range;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The head of one HTTP request.
 *
 * @param host lower case, without port; empty if the client named none
 * @param path as sent, without the query
 * @param query as sent, still encoded; empty if there is none
 * @param headers by name in any case
 */
record HttpRequest(String method, String host, String path, String query, Map<String, String> headers,
		boolean keepAlive) {

	private static final int LONGEST_HEAD = 16 * 1024;

	private static final int LONGEST_BODY = 64 * 1024;

	/** Reads one request and throws its body away. @return empty if the client has closed instead */
	static Optional<HttpRequest> read(InputStream in) throws IOException, Malformed {
		String head = readHead(in);
		if (head.isEmpty()) {
			return Optional.empty();
		}
		HttpRequest request = parse(head);
		request.skipBody(in);
		return Optional.of(request);
	}

	private static String readHead(InputStream in) throws IOException, Malformed {
		StringBuilder head = new StringBuilder();
		int end = 0;
		while (end < 2) {
			int next = in.read();
			if (next < 0) {
				return "";
			}
			if (head.length() == LONGEST_HEAD) {
				throw new Malformed(431);
			}
			head.append((char) next);
			end = next == '\n' ? end + 1 : next == '\r' ? end : 0;
			if (end > 0 && head.toString().isBlank()) {
				head.setLength(0);
				end = 0;
			}
		}
		return head.toString();
	}

	private static HttpRequest parse(String head) throws Malformed {
		String[] lines = head.split("\r?\n");
		String[] start = lines[0].split(" ", -1);
		if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
			throw new Malformed(400);
		}
		Map<String, String> headers = headers(lines);
		String target = pathOf(start[1]);
		int question = target.indexOf('?');
		String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
		return new HttpRequest(start[0], hostOf(headers.getOrDefault("host", "")),
				question < 0 ? target : target.substring(0, question),
				question < 0 ? "" : target.substring(question + 1), headers,
				start[2].equals("HTTP/1.1") && !connection.contains("close"));
	}

	private static Map<String, String> headers(String[] lines) throws Malformed {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			if (colon < 1) {
				throw new Malformed(400);
			}
			headers.put(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
		}
		return headers;
	}

	/** A proxy's absolute form loses scheme and host. */
	private static String pathOf(String target) {
		int scheme = target.indexOf("://");
		int slash = scheme < 0 ? 0 : target.indexOf('/', scheme + 3);
		return slash < 0 ? "/" : target.substring(slash);
	}

	private static String hostOf(String header) {
		boolean bracketed = header.startsWith("[");
		int end = bracketed ? header.indexOf(']') : header.indexOf(':');
		return (end < 0 ? header : header.substring(bracketed ? 1 : 0, end)).toLowerCase(Locale.ROOT);
	}

	private void skipBody(InputStream in) throws IOException, Malformed {
		if (headers.containsKey("transfer-encoding")) {
			throw new Malformed(411);
		}
		String length = headers.getOrDefault("content-length", "0");
		if (!length.matches("\\d{1,9}")) {
			throw new Malformed(400);
		}
		if (Integer.parseInt(length) > LONGEST_BODY) {
			throw new Malformed(413);
		}
		in.skipNBytes(Integer.parseInt(length));
	}

	/** The client made a mistake; it gets the status and the connection ends. */
	static final class Malformed extends Exception {

		private final int status;

		Malformed(int status) {
			super("HTTP " + status);
			this.status = status;
		}

		int status() {
			return status;
		}
	}
}
