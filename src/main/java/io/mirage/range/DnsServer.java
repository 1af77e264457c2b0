package io.mirage.range;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;

/** Answers DNS over UDP and TCP on one loopback port. */
final class DnsServer implements AutoCloseable {

	private static final Logger LOG = System.getLogger(DnsServer.class.getName());

	/** No honest query comes near; what is longer arrives cut and is answered as malformed. */
	private static final int LONGEST_QUERY = 4096;

	/** A brute force asks hundreds of names at once. */
	private static final int RECEIVE_BUFFER = 1 << 20;

	private static final int ATTEMPTS_TO_BIND = 50;

	private final DnsAnswers answers;

	private final Latency latency;

	private final DatagramSocket datagrams;

	private final TcpListener stream;

	private final Thread receiver;

	private DnsServer(DnsAnswers answers, Latency latency, DatagramSocket datagrams) throws IOException {
		this.answers = answers;
		this.latency = latency;
		this.datagrams = datagrams;
		this.stream = TcpListener.open(datagrams.getLocalPort(), latency, this::converse);
		datagrams.setReceiveBufferSize(RECEIVE_BUFFER);
		this.receiver = Thread.ofVirtual().name("range-dns").start(this::serveDatagrams);
	}

	/** A port that is free for UDP may be taken for TCP, hence the attempts. */
	static DnsServer start(DnsAnswers answers, Latency latency) throws IOException {
		for (int attempt = 1;; attempt++) {
			DatagramSocket datagrams = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
			try {
				return new DnsServer(answers, latency, datagrams);
			}
			catch (BindException e) {
				datagrams.close();
				if (attempt == ATTEMPTS_TO_BIND) {
					throw e;
				}
			}
		}
	}

	int port() {
		return datagrams.getLocalPort();
	}

	/** One after the other: an answer takes microseconds, and the socket's buffer bounds what waits. */
	private void serveDatagrams() {
		DatagramPacket packet = new DatagramPacket(new byte[LONGEST_QUERY], LONGEST_QUERY);
		while (!datagrams.isClosed()) {
			try {
				packet.setLength(LONGEST_QUERY);
				datagrams.receive(packet);
				Optional<byte[]> answer = answers.overUdp(Arrays.copyOf(packet.getData(), packet.getLength()));
				if (answer.isPresent()) {
					byte[] bytes = answer.get();
					send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
				}
			}
			catch (IOException | RuntimeException e) {
				if (!datagrams.isClosed()) {
					LOG.log(Level.WARNING, "A DNS query could not be answered", e);
				}
			}
		}
	}

	private void send(DatagramPacket answer) throws IOException {
		if (latency.isNone()) {
			datagrams.send(answer);
		}
		else {
			Thread.ofVirtual().name("range-dns-answer").start(() -> sendLate(answer));
		}
	}

	private void sendLate(DatagramPacket answer) {
		latency.pass();
		try {
			datagrams.send(answer);
		}
		catch (IOException e) {
			LOG.log(datagrams.isClosed() ? Level.DEBUG : Level.WARNING, "A DNS answer could not be sent", e);
		}
	}

	/** Any number of queries on one connection, each after its length (RFC 7766). Ends with the stream. */
	private void converse(Socket socket) throws IOException {
		DataInputStream in = new DataInputStream(socket.getInputStream());
		DataOutputStream out = new DataOutputStream(socket.getOutputStream());
		while (true) {
			int length = in.readUnsignedShort();
			if (length > LONGEST_QUERY) {
				return;
			}
			Optional<byte[]> answer = answers.overTcp(in.readNBytes(length));
			if (answer.isEmpty()) {
				return;
			}
			out.write(framed(answer.get()));
			out.flush();
		}
	}

	private static byte[] framed(byte[] message) {
		byte[] framed = new byte[message.length + 2];
		framed[0] = (byte) (message.length >> 8);
		framed[1] = (byte) message.length;
		System.arraycopy(message, 0, framed, 2, message.length);
		return framed;
	}

	@Override
	public void close() throws IOException {
		datagrams.close();
		stream.close();
		TcpListener.join(receiver);
	}
}
