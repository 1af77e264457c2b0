package io.mirage.range;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Servers that mean harm. Each goes on until its client has had enough, so nothing here is endless but by the client's
 * own fault; a crowd of patient clients costs the range a thread each and no memory.
 */
final class HostileServices {

	private static final int HEADER_SIZE = 10 * 1024 * 1024;

	private static final long UNPACKED_SIZE = 1L << 30;

	private static final int LEVELS = 1_000_000;

	private static final Latency DRIP = new Latency(Duration.ofMillis(500));

	private HostileServices() {
	}

	/** Where a port of the host is, and what is held there. Nothing for hosts whose harm is elsewhere. */
	static Optional<TcpListener.Conversation> at(HostileHost host, Consumer<String> visits) {
		return switch (host.does()) {
			case ENDLESS_BODY -> web(host, visits, (request, out) -> endless(out));
			case HUGE_HEADER -> web(host, visits, (request, out) -> hugeHeader(out));
			case REDIRECT_LOOP -> web(host, visits, (request, out) -> redirect(host, request, out));
			case ISO_2022_JP -> web(host, visits, (request, out) -> japanese(out));
			case GZIP_BOMB -> web(host, visits, (request, out) -> bomb(out));
			case SLOW_LORIS -> web(host, visits, (request, out) -> drip(out));
			case GARBAGE_CERTIFICATE, DEEP_JSON, SILENT_NAME -> Optional.empty();
		};
	}

	private interface Page {

		void write(HttpRequest request, OutputStream out) throws IOException;
	}

	private static Optional<TcpListener.Conversation> web(HostileHost host, Consumer<String> visits, Page page) {
		return Optional.of(socket -> answer(host, visits, page, socket));
	}

	private static void answer(HostileHost host, Consumer<String> visits, Page page, Socket socket) throws IOException {
		InputStream in = new BufferedInputStream(socket.getInputStream());
		try {
			Optional<HttpRequest> request = HttpRequest.read(in);
			if (request.isPresent()) {
				visits.accept(host.host());
				page.write(request.get(), socket.getOutputStream());
			}
		}
		catch (HttpRequest.Malformed e) {
			HttpResponse.ofStatus(e.status()).writeTo(socket.getOutputStream(), true, false);
		}
	}

	private static void head(OutputStream out, String lines) throws IOException {
		out.write(("HTTP/1.1 200 OK\r\nServer: nginx/1.24.0\r\nConnection: close\r\n" + lines + "\r\n").getBytes(StandardCharsets.US_ASCII));
	}

	/** Ends when the client has gone and writing fails. */
	@SuppressWarnings("InfiniteLoopStatement")
	private static void endless(OutputStream out) throws IOException {
		head(out, "Content-Type: text/html\r\n");
		byte[] more = "<p>and so on</p>\n".repeat(500).getBytes(StandardCharsets.US_ASCII);
		while (true) {
			out.write(more);
		}
	}

	private static void hugeHeader(OutputStream out) throws IOException {
		out.write("HTTP/1.1 200 OK\r\nX-Noise: ".getBytes(StandardCharsets.US_ASCII));
		byte[] noise = "n".repeat(1024).getBytes(StandardCharsets.US_ASCII);
		for (int sent = 0; sent < HEADER_SIZE; sent += noise.length) {
			out.write(noise);
		}
		out.write("\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
	}

	/** One step further with each request, and home again after nine. */
	private static void redirect(HostileHost host, HttpRequest request, OutputStream out) throws IOException {
		String path = request.path();
		int step = path.matches("/[0-9]") ? path.charAt(1) - '0' : 0;
		HttpResponse.ofStatus(302).with("Location", "http://" + host.host() + (step == 9 ? "/" : "/" + (step + 1)))
				.writeTo(out, true, false);
	}

	private static void japanese(OutputStream out) throws IOException {
		byte[] page = "<!doctype html><title>桜の凧</title><p>お問い合わせ: sakura@aurora-kites.example</p>\n"
				.getBytes(Charset.forName("ISO-2022-JP"));
		head(out, "Content-Type: text/html; charset=ISO-2022-JP\r\nContent-Length: " + page.length + "\r\n");
		out.write(page);
	}

	private static void bomb(OutputStream out) throws IOException {
		head(out, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n");
		byte[] nothing = new byte[64 * 1024];
		GZIPOutputStream packed = new GZIPOutputStream(out);
		for (long written = 0; written < UNPACKED_SIZE; written += nothing.length) {
			packed.write(nothing);
		}
		packed.finish();
	}

	/** Ends when the client has gone and writing fails. */
	@SuppressWarnings("InfiniteLoopStatement")
	private static void drip(OutputStream out) throws IOException {
		head(out, "Content-Type: text/html\r\n");
		while (true) {
			out.write('.');
			out.flush();
			DRIP.pass();
		}
	}

	/** An answer of a registry, as deep as it is useless. */
	static HttpResponse deepJson() {
		return HttpResponse.of(200, "application/rdap+json", "{\"entities\":" + "[".repeat(LEVELS) + "]".repeat(LEVELS) + "}");
	}
}
