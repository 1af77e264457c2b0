package io.mirage.collection.dns;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Numbers that nobody who forges an answer can guess, drawn many at a time because one costs more than a question. */
final class Unpredictable {

	private final SecureRandom random = new SecureRandom();
	private final byte[] drawn = new byte[8192];
	private final ByteBuffer left = ByteBuffer.wrap(drawn).position(drawn.length);

	synchronized int next() {
		if (left.remaining() < Integer.BYTES) {
			random.nextBytes(drawn);
			left.clear();
		}
		return left.getInt();
	}

	/** From 0 to {@code bound - 1}; the bound is small, so the bias is too. */
	int below(int bound) {
		return Integer.remainderUnsigned(next(), bound);
	}
}
