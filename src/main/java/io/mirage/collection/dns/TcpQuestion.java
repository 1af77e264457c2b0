package io.mirage.collection.dns;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Asks one question over TCP, each message after its length (RFC 7766, 8). Blocks. */
final class TcpQuestion {

	private static final int TRUNCATED = 0x02;

	private TcpQuestion() {}

	/** @throws IOException also if what comes answers something else or takes longer than {@code limit} as a whole */
	static byte[] ask(InetSocketAddress server, Query query, int id, Duration limit) throws IOException {
		long deadline = System.nanoTime() + limit.toNanos();
		try (Socket socket = new Socket()) {
			socket.connect(server, Math.toIntExact(limit.toMillis()));
			byte[] question = query.withId(id);
			socket.getOutputStream().write(ByteBuffer.allocate(question.length + 2).putShort((short) question.length).put(question).array());
			byte[] answer = read(socket, deadline);
			ByteBuffer in = ByteBuffer.wrap(answer);
			if (answer.length < Query.HEADER || Short.toUnsignedInt(in.getShort(0)) != id || !query.isAnsweredBy(in)) {
				throw new IOException("The server answers another question");
			}
			// there is nowhere else to get more
			answer[2] &= (byte) ~TRUNCATED;
			return answer;
		}
	}

	private static byte[] read(Socket socket, long deadline) throws IOException {
		InputStream in = socket.getInputStream();
		byte[] length = read(socket, in, 2, deadline);
		return read(socket, in, Short.toUnsignedInt(ByteBuffer.wrap(length).getShort()), deadline);
	}

	/** A server that sends an octet now and then never times out by itself. */
	private static byte[] read(Socket socket, InputStream in, int count, long deadline) throws IOException {
		byte[] bytes = new byte[count];
		int read = 0;
		while (read < count) {
			long left = (deadline - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new SocketTimeoutException("The answer takes too long");
			}
			socket.setSoTimeout(Math.toIntExact(left));
			int more = in.read(bytes, read, count - read);
			if (more < 0) {
				throw new IOException("The server hung up");
			}
			read += more;
		}
		return bytes;
	}
}
