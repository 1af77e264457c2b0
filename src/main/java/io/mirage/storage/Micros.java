package io.mirage.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as PostgreSQL keeps them, to the microsecond, in a number. */
final class Micros {

	private Micros() {}

	static long of(Instant instant) {
		return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
	}

	static Instant instant(long micros) {
		return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
	}
}
