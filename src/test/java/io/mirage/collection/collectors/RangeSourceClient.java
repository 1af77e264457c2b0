package io.mirage.collection.collectors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;

import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;
import io.mirage.range.NetworkSettings;

/** The plainest client that reaches the practice range: no limits, no scope, one connection a call. */
final class RangeSourceClient implements SourceClient {

	private static final TrustManager[] ANYBODY = {new TrustsAnybody()};

	private final NetworkSettings settings;
	private final SimpleResolver resolver;

	RangeSourceClient(NetworkSettings settings) {
		this.settings = settings;
		String[] address = settings.resolvers().getFirst().split(":", 2);
		this.resolver = new SimpleResolver(InetAddress.ofLiteral(address[0]));
		resolver.setPort(Integer.parseInt(address[1]));
		resolver.setTimeout(Duration.ofSeconds(5));
	}

	@Override
	public DnsReply dns(String name, int type) throws SourceException {
		try {
			Message reply = resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
			if (reply.getRcode() != Rcode.NOERROR && reply.getRcode() != Rcode.NXDOMAIN) {
				throw new Unreachable(name + ": " + Rcode.string(reply.getRcode()));
			}
			return new DnsReply(name, reply.getSection(Section.ANSWER), reply.getRcode() == Rcode.NOERROR,
					evidence(reply.toString().getBytes(StandardCharsets.UTF_8)));
		} catch (IOException e) {
			throw new Unreachable(name + ": " + e);
		}
	}

	@Override
	public Map<String, DnsReply> dnsAll(Collection<String> names, int type) throws SourceException {
		Map<String, DnsReply> replies = new LinkedHashMap<>();
		for (String name : names) {
			replies.put(name, dns(name, type));
		}
		return replies;
	}

	@Override
	public HttpReply fetch(URI uri) throws SourceException {
		return visit(uri);
	}

	@Override
	public HttpReply visit(URI uri) throws SourceException {
		boolean encrypted = uri.getScheme().equals("https");
		int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? 443 : 80;
		try (Socket plain = connect(uri.getHost(), port); Socket socket = encrypted ? secure(plain, uri.getHost()) : plain) {
			String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
			String request = "GET " + path + " HTTP/1.1\r\nHost: " + uri.getHost() + "\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return reply(uri, socket.getInputStream().readAllBytes());
		} catch (IOException e) {
			throw new Unreachable(uri + ": " + e);
		}
	}

	private static HttpReply reply(URI uri, byte[] message) {
		String[] head = new String(message, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2);
		Map<String, String> headers = new LinkedHashMap<>();
		String[] lines = head[0].split("\r\n");
		for (String line : List.of(lines).subList(1, lines.length)) {
			String[] sides = line.split(":", 2);
			headers.put(sides[0].toLowerCase(Locale.ROOT), sides[1].strip());
		}
		byte[] body = Arrays.copyOfRange(message, head[0].length() + 4, message.length);
		return new HttpReply(uri, Integer.parseInt(lines[0].split(" ")[1]), headers, body, evidence(message));
	}

	@Override
	public TlsReply handshake(String host, int port) throws SourceException {
		try (Socket plain = connect(host, port); SSLSocket socket = secure(plain, host)) {
			List<X509Certificate> chain = Arrays.stream(socket.getSession().getPeerCertificates())
					.map(X509Certificate.class::cast).toList();
			return new TlsReply(socket.getSession().getProtocol(), chain, evidence(new byte[0]));
		} catch (IOException e) {
			throw new Unreachable(host + ":" + port + ": " + e);
		}
	}

	@Override
	public TextReply whois(String server, String query) throws SourceException {
		try (Socket socket = connect(server, 43)) {
			socket.getOutputStream().write((query + "\r\n").getBytes(StandardCharsets.UTF_8));
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			socket.getInputStream().transferTo(bytes);
			return new TextReply(bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"), evidence(bytes.toByteArray()));
		} catch (IOException e) {
			throw new Unreachable(server + ": " + e);
		}
	}

	@Override
	public String setting(String key, String fallback) {
		return fallback;
	}

	/** Ordinary words and enough that nobody has, so that guessing is more than knowing the answers. */
	@Override
	public List<String> wordList(String name) {
		return List.of("admin", "api", "backup", "blog", "cdn", "dev", "ftp", "git", "imap", "intranet", "mail", "ns1", "ns2",
				"portal", "shop", "smtp", "staging", "test", "vpn", "webmail", "www");
	}

	private Socket connect(String host, int port) throws IOException {
		String from = host + ":" + port + "=127.0.0.1:";
		String to = settings.connectTo().stream().filter(entry -> entry.startsWith(from)).findFirst()
				.orElseThrow(() -> new IOException("nothing listens")).substring(from.length());
		Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(to));
		socket.setSoTimeout(10_000);
		return socket;
	}

	private static SSLSocket secure(Socket socket, String host) throws IOException {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, ANYBODY, null);
			SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
			SSLParameters parameters = secure.getSSLParameters();
			parameters.setServerNames(List.of(new SNIHostName(host)));
			secure.setSSLParameters(parameters);
			secure.startHandshake();
			return secure;
		} catch (GeneralSecurityException e) {
			throw new UncheckedIOException(new IOException(e));
		}
	}

	private static Evidence evidence(byte[] bytes) {
		return new Evidence("application/octet-stream", bytes, false);
	}

	private static final class TrustsAnybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
