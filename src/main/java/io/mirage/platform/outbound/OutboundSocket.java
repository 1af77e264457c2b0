package io.mirage.platform.outbound;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.springframework.stereotype.Component;

import io.mirage.platform.outbound.OutboundException.Refused;
import io.mirage.platform.outbound.OutboundException.Unanswered;
import io.mirage.platform.outbound.OutboundGuard.Approach;

/** Sends bytes over TCP to an address that people have typed in, where nothing is answered. Never call it inside a transaction. */
@Component
public class OutboundSocket {

	private final OutboundGuard guard;
	private final OutboundProperties properties;

	OutboundSocket(OutboundGuard guard, OutboundProperties properties) {
		this.guard = guard;
		this.properties = properties;
	}

	/**
	 * Looks whether an address can be judged and may be connected to.
	 *
	 * @param typed host:port; IPv6 stands in brackets
	 */
	public Approach approach(String typed) throws OutboundException {
		int colon = typed.lastIndexOf(':');
		String port = typed.substring(colon + 1);
		if (colon < 1 || !port.matches("[0-9]{1,5}")) {
			throw new Refused("'" + typed + "' is not of the form host:port.");
		}
		return guard.approach(typed.substring(0, colon), Integer.parseInt(port));
	}

	/**
	 * Returns when the other side's system has taken everything.
	 *
	 * @param typed host:port
	 * @param tls whether the connection is encrypted; the certificate must be valid for the host
	 */
	public void send(String typed, boolean tls, byte[] message) throws OutboundException {
		Approach approach = approach(typed);
		try (Socket socket = new Socket()) {
			socket.connect(approach.way(), Math.toIntExact(properties.connectTimeout().toMillis()));
			socket.setSoTimeout(Math.toIntExact(properties.timeout().toMillis()));
			try (Socket spoken = tls ? encrypted(socket, approach) : socket) {
				spoken.getOutputStream().write(message);
				spoken.getOutputStream().flush();
			}
		} catch (IOException failure) {
			throw new Unanswered("No connection to " + approach.destination() + ": " + failure.getMessage());
		}
	}

	private static SSLSocket encrypted(Socket socket, Approach approach) throws IOException {
		SSLSocket encrypted = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, approach.destination().host(),
				approach.destination().port(), true);
		SSLParameters parameters = encrypted.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		encrypted.setSSLParameters(parameters);
		encrypted.startHandshake();
		return encrypted;
	}
}
