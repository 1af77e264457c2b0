package io.mirage.collection.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.springframework.stereotype.Component;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.TlsReply;
import io.mirage.platform.entities.Destination;

/** Looks at the certificates that servers present, and believes none of them. */
@Component
class TlsChannel {

	/** Real chains have three or four. */
	private static final int LONGEST_CHAIN = 20;

	private final Connections connections;
	private final SSLSocketFactory sockets = Trust.indifferent().getSocketFactory();

	TlsChannel(Connections connections) {
		this.connections = connections;
	}

	TlsReply look(Destination server, List<InetSocketAddress> ways, NetworkOptions options) throws SourceException, InterruptedException {
		return connections.with(server, ways, options, (socket, _) -> reply(secured(socket, server).getSession()));
	}

	/** The plain socket is closed by its owner, without waiting for the server's farewell. */
	SSLSocket secured(Socket plain, Destination server) throws IOException {
		SSLSocket secure = (SSLSocket) sockets.createSocket(plain, server.host(), server.port(), false);
		SSLParameters parameters = secure.getSSLParameters();
		parameters.setServerNames(serverNames(server));
		secure.setSSLParameters(parameters);
		secure.startHandshake();
		return secure;
	}

	/** Servers are told names, not addresses (RFC 6066, 3), and no name that is not a host's. */
	private static List<SNIServerName> serverNames(Destination server) {
		if (server.literal().isPresent()) {
			return List.of();
		}
		try {
			return List.of(new SNIHostName(server.host()));
		} catch (IllegalArgumentException notAHostName) {
			return List.of();
		}
	}

	static TlsReply reply(SSLSession session) throws IOException, SourceException {
		List<X509Certificate> chain = Arrays.stream(session.getPeerCertificates()).limit(LONGEST_CHAIN)
				.filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast).toList();
		StringBuilder pem = new StringBuilder();
		for (X509Certificate certificate : chain) {
			pem.append(pem(certificate));
		}
		return new TlsReply(session.getProtocol(), chain,
				new Evidence("application/pem-certificate-chain", pem.toString().getBytes(StandardCharsets.US_ASCII), false));
	}

	private static String pem(X509Certificate certificate) throws Unreadable {
		try {
			return "-----BEGIN CERTIFICATE-----\n"
					+ Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
					+ "\n-----END CERTIFICATE-----\n";
		} catch (CertificateEncodingException broken) {
			throw new Unreadable("A certificate cannot be read: " + Failures.text(broken));
		}
	}
}
