package io.mirage.range;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The first words of MySQL, PostgreSQL and MongoDB, and the refusal that strangers get. There is no database behind them. */
record DatabaseService(Listener listener) {

	private static final int LARGEST_MESSAGE = 64 * 1024;

	void hold(Socket socket) throws IOException {
		switch (listener.protocol()) {
			case MYSQL -> mysql(socket);
			case POSTGRESQL -> postgresql(socket);
			default -> mongodb(socket);
		}
	}

	/** Protocol::HandshakeV10, then error 1130 whatever the client answers. */
	private void mysql(Socket socket) throws IOException {
		ByteBuffer greeting = little(128);
		greeting.put((byte) 10).put(ascii(listener.banner())).put((byte) 0).putInt(42).put(ascii("practice")).put((byte) 0);
		greeting.putShort((short) 0xFFFF).put((byte) 255).putShort((short) 2).putShort((short) 0xDFFF);
		greeting.put((byte) 21).put(new byte[10]).put(ascii("range-safe-1")).put((byte) 0).put(ascii("caching_sha2_password")).put((byte) 0);
		writePacket(socket.getOutputStream(), 0, greeting);
		InputStream in = socket.getInputStream();
		if (in.read() >= 0) {
			ByteBuffer refusal = little(128);
			refusal.put((byte) 0xFF).putShort((short) 1130).put(ascii("#HY000Host is not allowed to connect to this MySQL server"));
			writePacket(socket.getOutputStream(), 2, refusal);
		}
	}

	private static void writePacket(OutputStream out, int sequence, ByteBuffer payload) throws IOException {
		byte[] bytes = written(payload);
		out.write(new byte[] {(byte) bytes.length, (byte) (bytes.length >> 8), 0, (byte) sequence});
		out.write(bytes);
		out.flush();
	}

	/** No TLS ({@code N}), then the error of a server whose pg_hba.conf does not know the client. */
	private static void postgresql(Socket socket) throws IOException {
		DataInputStream in = new DataInputStream(socket.getInputStream());
		int sslRequest = 80877103;
		for (int message = 0; message < 2; message++) {
			int length = in.readInt();
			if (length < 8 || length > LARGEST_MESSAGE) {
				return;
			}
			int code = in.readInt();
			in.skipNBytes(length - 8);
			if (code != sslRequest) {
				refuse(socket.getOutputStream());
				return;
			}
			socket.getOutputStream().write('N');
			socket.getOutputStream().flush();
		}
	}

	private static void refuse(OutputStream out) throws IOException {
		ByteBuffer fields = ByteBuffer.allocate(256);
		for (String field : new String[] {"SFATAL", "VFATAL", "C28000", "Mno pg_hba.conf entry for this host, no encryption", "Fauth.c"}) {
			fields.put(ascii(field)).put((byte) 0);
		}
		byte[] bytes = written(fields.put((byte) 0));
		out.write(ByteBuffer.allocate(5 + bytes.length).put((byte) 'E').putInt(bytes.length + 4).put(bytes).array());
		out.flush();
	}

	/** Tells its version to whatever is asked, by OP_MSG or, to old clients, OP_REPLY. */
	private void mongodb(Socket socket) throws IOException {
		DataInputStream in = new DataInputStream(socket.getInputStream());
		while (true) {
			ByteBuffer header = ByteBuffer.wrap(in.readNBytes(16)).order(ByteOrder.LITTLE_ENDIAN);
			if (header.capacity() < 16 || header.getInt(0) < 16 || header.getInt(0) > LARGEST_MESSAGE) {
				return;
			}
			in.skipNBytes(header.getInt(0) - 16);
			boolean legacy = header.getInt(12) == 2004;
			byte[] document = hello();
			byte[] prefix = legacy ? written(little(20).putInt(8).putLong(0).putInt(0).putInt(1)) : new byte[5];
			ByteBuffer reply = little(16 + prefix.length + document.length);
			reply.putInt(reply.capacity()).putInt(1).putInt(header.getInt(4)).putInt(legacy ? 1 : 2013).put(prefix).put(document);
			socket.getOutputStream().write(written(reply));
			socket.getOutputStream().flush();
		}
	}

	/** BSON: {helloOk: true, maxWireVersion: 21, version: …, ok: 1.0}. */
	private byte[] hello() {
		ByteBuffer document = little(256).putInt(0);
		document.put((byte) 8).put(ascii("helloOk")).put((byte) 0).put((byte) 1);
		document.put((byte) 16).put(ascii("maxWireVersion")).put((byte) 0).putInt(21);
		document.put((byte) 2).put(ascii("version")).put((byte) 0).putInt(listener.banner().length() + 1)
				.put(ascii(listener.banner())).put((byte) 0);
		document.put((byte) 1).put(ascii("ok")).put((byte) 0).putDouble(1).put((byte) 0);
		document.putInt(0, document.position());
		return written(document);
	}

	private static ByteBuffer little(int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static byte[] written(ByteBuffer buffer) {
		byte[] bytes = new byte[buffer.position()];
		buffer.flip().get(bytes);
		return bytes;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}
}
