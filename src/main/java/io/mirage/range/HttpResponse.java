package io.mirage.range;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to one HTTP request.
 *
 * @param headers without length, date and connection, which belong to the transfer
 * @param body nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpResponse(int status, Map<String, String> headers, byte[] body) {

	private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(200, "OK"),
			Map.entry(301, "Moved Permanently"), Map.entry(302, "Found"), Map.entry(400, "Bad Request"),
			Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"),
			Map.entry(405, "Method Not Allowed"), Map.entry(411, "Length Required"),
			Map.entry(413, "Content Too Large"), Map.entry(421, "Misdirected Request"),
			Map.entry(431, "Request Header Fields Too Large"),
			Map.entry(503, "Service Unavailable"));

	static HttpResponse of(int status, String type, String body) {
		return new HttpResponse(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
	}

	static HttpResponse ofStatus(int status) {
		return of(status, Company.Page.HTML, "<!doctype html><title>%1$d %2$s</title><h1>%1$d %2$s</h1>\n"
				.formatted(status, reason(status)));
	}

	private static String reason(int status) {
		return REASONS.getOrDefault(status, "Status");
	}

	HttpResponse with(String header, String value) {
		Map<String, String> more = new LinkedHashMap<>(headers);
		more.put(header, value);
		return new HttpResponse(status, more, body);
	}

	void writeTo(OutputStream out, boolean withBody, boolean keepAlive) throws IOException {
		StringBuilder head = new StringBuilder("HTTP/1.1 %d %s\r\n".formatted(status, reason(status)));
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		head.append("Date: ").append(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
				.append("\r\nContent-Length: ").append(body.length)
				.append("\r\nConnection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
		if (withBody) {
			message.writeBytes(body);
		}
		message.writeTo(out);
		out.flush();
	}
}
