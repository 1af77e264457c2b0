package io.mirage.collection.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mirage.platform.entities.Addresses;

/**
 * Who makes our connections for us. It is told addresses, never names, so that the scope gate's decision about an
 * address stands.
 *
 * @param socks whether it speaks SOCKS 5 (RFC 1928), else HTTP's CONNECT (RFC 9110, 9.3.6)
 */
record ProxyServer(boolean socks, InetSocketAddress address) {

	private static final Pattern FORM = Pattern.compile("(socks5|http)://(?:\\[([0-9a-fA-F:.]+)]|([0-9.]+)):([0-9]{1,5})/?");
	private static final int LONGEST_ANSWER = 8192;
	private static final Pattern AGREED = Pattern.compile("\\AHTTP/1\\.[01] 2[0-9]{2}[ \r\n]");

	/**
	 * Reads {@code socks5://address:port} or {@code http://address:port}; nothing if it is blank.
	 *
	 * @throws IllegalArgumentException naming what is neither
	 */
	static Optional<ProxyServer> of(String text) {
		if (text.isBlank()) {
			return Optional.empty();
		}
		Matcher form = FORM.matcher(text.strip());
		if (!form.matches() || Integer.parseInt(form.group(4)) > 0xFFFF || Integer.parseInt(form.group(4)) == 0) {
			throw wrong(text);
		}
		InetAddress host = Addresses.parse(form.group(2) != null ? form.group(2) : form.group(3)).orElseThrow(() -> wrong(text));
		return Optional.of(new ProxyServer(form.group(1).equals("socks5"), new InetSocketAddress(host, Integer.parseInt(form.group(4)))));
	}

	private static IllegalArgumentException wrong(String text) {
		return new IllegalArgumentException("'" + text + "' is no proxy of the form socks5://address:port or http://address:port.");
	}

	/** A socket that reaches others through the proxy once {@link #connect} has been called for it. */
	Socket socket() {
		return socks ? new Socket(new Proxy(Proxy.Type.SOCKS, address)) : new Socket();
	}

	void connect(Socket socket, InetSocketAddress to, Duration limit) throws IOException {
		int millis = Math.toIntExact(limit.toMillis());
		if (socks) {
			socket.connect(to, millis);
			return;
		}
		socket.connect(address, millis);
		socket.setSoTimeout(millis);
		String authority = Addresses.text(to.getAddress());
		authority = (authority.indexOf(':') >= 0 ? "[" + authority + "]" : authority) + ":" + to.getPort();
		socket.getOutputStream().write(("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
		String answer = head(socket.getInputStream());
		if (!AGREED.matcher(answer).find()) {
			throw new ProtocolException("The proxy does not connect: " + answer.lines().findFirst().orElse("no answer"));
		}
	}

	/** Not a byte more than the head, for what follows is the other side's. */
	private static String head(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		int last = 0;
		for (int next = in.read(); next >= 0 && head.size() < LONGEST_ANSWER; next = in.read()) {
			head.write(next);
			last = last << 8 | next;
			if (last == ('\r' << 24 | '\n' << 16 | '\r' << 8 | '\n')) {
				break;
			}
		}
		return head.toString(StandardCharsets.ISO_8859_1);
	}
}
