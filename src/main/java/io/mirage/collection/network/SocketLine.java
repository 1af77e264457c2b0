package io.mirage.collection.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;

import io.mirage.collection.network.Connections.Trouble;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;
import io.mirage.collection.source.TlsReply;
import io.mirage.platform.entities.Destination;

/** The line of one socket, later perhaps of the TLS over it. */
final class SocketLine implements TcpLine {

	private static final int BLOCK = 8192;

	private final Destination server;
	private final TlsChannel tls;
	private final Trouble trouble;
	private final NetworkOptions options;
	private final ByteArrayOutputStream said = new ByteArrayOutputStream();
	private Socket socket;
	private boolean ended;
	private boolean cut;

	SocketLine(Socket socket, Destination server, TlsChannel tls, Trouble trouble, NetworkOptions options) {
		this.socket = socket;
		this.server = server;
		this.tls = tls;
		this.trouble = trouble;
		this.options = options;
	}

	@Override
	public void send(byte[] bytes) throws SourceException, InterruptedException {
		try {
			socket.getOutputStream().write(bytes);
			socket.getOutputStream().flush();
		} catch (IOException failure) {
			throw trouble.explained(failure);
		}
	}

	@Override
	public byte[] receive(Predicate<byte[]> enough, Duration quiet) throws SourceException, InterruptedException {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		try {
			socket.setSoTimeout(Math.toIntExact(Math.max(1, quiet.toMillis())));
			boolean more = true;
			while (more && !ended && !cut) {
				more = receiveBlock(received) && !enough.test(received.toByteArray());
			}
		} catch (IOException failure) {
			throw trouble.explained(failure);
		}
		return received.toByteArray();
	}

	/** @return whether anything came */
	private boolean receiveBlock(ByteArrayOutputStream received) throws IOException {
		byte[] block = new byte[Math.min(BLOCK, options.maxBytes() - said.size())];
		int length;
		try {
			length = block.length == 0 ? 0 : socket.getInputStream().read(block);
		} catch (SocketTimeoutException quiet) {
			return false;
		}
		ended = length < 0;
		cut = block.length == 0;
		received.write(block, 0, Math.max(0, length));
		said.write(block, 0, Math.max(0, length));
		return length > 0;
	}

	@Override
	public TlsReply secure() throws SourceException, InterruptedException {
		try {
			socket.setSoTimeout(Math.toIntExact(options.timeout().toMillis()));
			SSLSocket secure = tls.secured(socket, server);
			socket = secure;
			return TlsChannel.reply(secure.getSession());
		} catch (IOException failure) {
			throw trouble.explained(failure);
		}
	}

	@Override
	public boolean isEnded() {
		return ended;
	}

	@Override
	public Evidence transcript() {
		return new Evidence("application/octet-stream", said.toByteArray(), cut);
	}
}
