package io.mirage.range;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Ordinary clients that know nothing of the range but its settings: dnsjava's resolver, the JDK's HTTP client behind a
 * proxy that applies the connect-to list, plain and TLS sockets.
 */
final class RangeClient implements AutoCloseable {

	private final NetworkSettings settings;

	private final TcpListener proxy;

	RangeClient(NetworkSettings settings) throws IOException {
		this.settings = settings;
		this.proxy = TcpListener.open(0, Latency.NONE, this::tunnel);
	}

	Message query(String name, int type) throws IOException {
		return resolver().send(Message.newQuery(Record.newRecord(Zones.name(name), type, DClass.IN)));
	}

	List<Record> records(String name, int type) throws IOException {
		return query(name, type).getSection(org.xbill.DNS.Section.ANSWER);
	}

	List<String> texts(String name, int type) throws IOException {
		return records(name, type).stream().map(entry -> Type.string(entry.getType()) + " " + entry.rdataToString()).toList();
	}

	SimpleResolver resolver() throws IOException {
		String[] address = settings.resolvers().getFirst().split(":", 2);
		SimpleResolver resolver = new SimpleResolver(InetAddress.ofLiteral(address[0]));
		resolver.setPort(Integer.parseInt(address[1]));
		resolver.setTimeout(Duration.ofSeconds(5));
		return resolver;
	}

	/** Where a connection really goes. @throws IOException if the list does not name it */
	InetSocketAddress endpoint(String host, int port) throws IOException {
		String from = (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "=";
		String entry = settings.connectTo().stream().filter(candidate -> candidate.startsWith(from)).findFirst()
				.or(() -> blockOf(host, port)).orElseThrow(() -> new IOException("Unreachable: " + host + ":" + port));
		return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"),
				Integer.parseInt(entry.substring(entry.lastIndexOf(':') + 1)));
	}

	private Optional<String> blockOf(String host, int port) {
		try {
			List<InetAddress> addresses = Addresses.tryParse(host).isPresent() ? List.of(Addresses.parse(host))
					: records(host, Type.A).stream()
							.flatMap(entry -> entry instanceof ARecord a ? Stream.of(a.getAddress()) : Stream.empty()).toList();
			return settings.connectTo().stream().filter(entry -> entry.contains("/") && entry.contains(":" + port + "="))
					.filter(entry -> addresses.stream().anyMatch(AddressBlock.parse(entry.substring(0, entry.indexOf(':')))::contains))
					.findFirst();
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Follows no redirect, trusts the range's authority only and checks the name. */
	HttpResponse<byte[]> get(String url) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
				.proxy(ProxySelector.of(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), proxy.port())))
				.sslContext(tls(trustingTheRange())).connectTimeout(Duration.ofSeconds(5)).build()) {
			return client.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
					HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (GeneralSecurityException e) {
			throw new IOException(e);
		}
	}

	String text(String url) throws IOException, InterruptedException {
		return new String(get(url).body(), StandardCharsets.UTF_8);
	}

	String whois(String server, String query) throws IOException {
		return new String(talk(server, 43, (query + "\r\n").getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

	/** Sends the bytes, says that it is done, and reads until the server is. */
	byte[] talk(String host, int port, byte[] bytes) throws IOException {
		try (Socket socket = connect(host, port)) {
			socket.getOutputStream().write(bytes);
			socket.shutdownOutput();
			return socket.getInputStream().readAllBytes();
		}
	}

	/** @param serverName what the client asks for by SNI; empty for none */
	X509Certificate certificate(String host, String serverName) throws IOException {
		try (Socket socket = connect(host, 443);
				SSLSocket secure = (SSLSocket) tls(new TrustManager[] {new TrustsAnybody()}).getSocketFactory()
						.createSocket(socket, null, 443, true)) {
			SSLParameters parameters = secure.getSSLParameters();
			parameters.setServerNames(serverName.isEmpty() ? List.of() : List.of(new SNIHostName(serverName)));
			secure.setSSLParameters(parameters);
			secure.startHandshake();
			return (X509Certificate) secure.getSession().getPeerCertificates()[0];
		}
		catch (GeneralSecurityException e) {
			throw new IOException(e);
		}
	}

	Socket connect(String host, int port) throws IOException {
		InetSocketAddress endpoint = endpoint(host, port);
		Socket socket = new Socket(endpoint.getAddress(), endpoint.getPort());
		socket.setSoTimeout(10_000);
		return socket;
	}

	static SSLContext trustingAnybody() throws GeneralSecurityException {
		return tls(new TrustManager[] {new TrustsAnybody()});
	}

	private static SSLContext tls(TrustManager[] trust) throws GeneralSecurityException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust, null);
		return context;
	}

	private TrustManager[] trustingTheRange() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		store.setCertificateEntry("range", CertificateFactory.getInstance("X.509").generateCertificate(
				new ByteArrayInputStream(settings.trustedCertificates().getBytes(StandardCharsets.US_ASCII))));
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

	/** CONNECT for https, the absolute form for http. */
	private void tunnel(Socket client) throws IOException {
		String start = readLine(client.getInputStream());
		String[] words = start.split(" ", 3);
		boolean connect = words[0].equals("CONNECT");
		URI to = URI.create(connect ? "https://" + words[1] : words[1]);
		try (Socket server = connect(to.getHost(), to.getPort() > 0 ? to.getPort() : 80)) {
			if (connect) {
				while (!readLine(client.getInputStream()).isEmpty()) {
					// the client's headers are for the proxy
				}
				client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			}
			else {
				server.getOutputStream().write((start + "\r\n").getBytes(StandardCharsets.US_ASCII));
			}
			Thread upstream = Thread.ofVirtual().start(() -> pump(client, server));
			pump(server, client);
			client.close();
			upstream.interrupt();
		}
	}

	private static String readLine(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
			line.append((char) next);
		}
		return line.toString().strip();
	}

	private static void pump(Socket from, Socket to) {
		try {
			OutputStream out = to.getOutputStream();
			from.getInputStream().transferTo(out);
			to.shutdownOutput();
		}
		catch (IOException _) {
			// one side has left; the other pump ends the same way
		}
	}

	@Override
	public void close() throws IOException {
		proxy.close();
	}

	private static final class TrustsAnybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
