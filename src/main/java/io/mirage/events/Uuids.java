package io.mirage.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the two kinds of UUID Mirage uses: derived from content (version 5) and ordered by time (version 7); RFC 9562. */
public final class Uuids {

	private Uuids() {}

	/** The same namespace and name give the same identifier in every module, scan and export (RFC 9562, 5.5). */
	public static UUID derived(UUID namespace, String name) {
		byte[] space = ByteBuffer.allocate(16)
				.putLong(namespace.getMostSignificantBits())
				.putLong(namespace.getLeastSignificantBits())
				.array();
		MessageDigest sha1 = sha1();
		sha1.update(space);
		ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
		return withVersion(hash.getLong(), hash.getLong(), 5);
	}

	/** Sorts by creation time with millisecond precision (RFC 9562, 5.7); unique, not secret. */
	public static UUID timeOrdered(Instant now) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return withVersion(now.toEpochMilli() << 16 | random.nextInt(1 << 12), random.nextLong(), 7);
	}

	private static UUID withVersion(long high, long low, int version) {
		return new UUID(high & ~0xF000L | (long) version << 12, low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has SHA-1", impossible);
		}
	}
}
