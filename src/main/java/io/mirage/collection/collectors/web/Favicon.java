package io.mirage.collection.collectors.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import io.mirage.collection.source.HttpReply;

/** The picture that stands for a site, as the number by which search engines for devices know it. */
final class Favicon {

	private static final int LINE = 76;
	private static final int C1 = 0xcc9e2d51;
	private static final int C2 = 0x1b873593;
	private static final int MAX_BYTES = 512 * 1024;

	private Favicon() {}

	/** MurmurHash3 of the Base64 text in lines of 76 characters; empty for what is no picture. */
	static Optional<Integer> hash(HttpReply reply) {
		boolean picture = reply.status() == 200 && reply.body().length > 0 && reply.body().length <= MAX_BYTES
				&& (reply.mediaType().startsWith("image/") || looksLikeOne(reply.body()));
		return picture ? Optional.of(hash(reply.body())) : Optional.empty();
	}

	/** ICO, PNG, GIF and JPEG, for servers that do not say. */
	private static boolean looksLikeOne(byte[] body) {
		String start = new String(body, 0, Math.min(body.length, 4), StandardCharsets.ISO_8859_1);
		return start.equals("\0\0\1\0") || start.startsWith("\u0089PNG") || start.startsWith("GIF8") || start.startsWith("\u00ff\u00d8\u00ff");
	}

	static int hash(byte[] picture) {
		String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(picture) + "\n";
		return murmur(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** MurmurHash3, 32 bits, with seed 0. */
	static int murmur(byte[] data) {
		int hash = 0;
		int whole = data.length / 4 * 4;
		for (int i = 0; i < whole; i += 4) {
			hash ^= mixed(data[i] & 0xFF | (data[i + 1] & 0xFF) << 8 | (data[i + 2] & 0xFF) << 16 | data[i + 3] << 24);
			hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
		}
		int tail = 0;
		for (int i = data.length - 1; i >= whole; i--) {
			tail = tail << 8 | data[i] & 0xFF;
		}
		return finished(hash ^ mixed(tail) ^ data.length);
	}

	private static int mixed(int word) {
		return Integer.rotateLeft(word * C1, 15) * C2;
	}

	private static int finished(int hash) {
		int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
		mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
		return mixed ^ mixed >>> 16;
	}
}
