package io.mirage.collection.collectors.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The number by which Shodan and others know an icon: MurmurHash3 (x86, 32 bits, seed 0) of its Base64 in lines of 76, signed. */
final class FaviconHash {

	private static final int C1 = 0xcc9e2d51;
	private static final int C2 = 0x1b873593;

	private FaviconHash() {}

	static int of(byte[] icon) {
		String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(icon);
		return murmur((lines + "\n").getBytes(StandardCharsets.US_ASCII));
	}

	static int murmur(byte[] bytes) {
		ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		int hash = 0;
		while (in.remaining() >= 4) {
			hash = Integer.rotateLeft(hash ^ mixed(in.getInt()), 13) * 5 + 0xe6546b64;
		}
		int rest = 0;
		for (int i = in.remaining() - 1; i >= 0; i--) {
			rest = rest << 8 | in.get(in.position() + i) & 0xFF;
		}
		return finished(hash ^ mixed(rest) ^ bytes.length);
	}

	private static int mixed(int block) {
		return Integer.rotateLeft(block * C1, 15) * C2;
	}

	private static int finished(int hash) {
		int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
		mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
		return mixed ^ mixed >>> 16;
	}
}
