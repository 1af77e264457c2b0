package io.mirage.scans;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Moves values between Java and PostgreSQL where the driver does not by itself. */
final class Columns {

	private Columns() {}

	static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	static @Nullable OffsetDateTime timeIfAny(@Nullable Instant instant) {
		return instant == null ? null : time(instant);
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}

	static UUID uuid(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	static List<String> texts(ResultSet row, String column) throws SQLException {
		Array array = row.getArray(column);
		return List.of((String[]) array.getArray());
	}

	/** One column of a batch, to be spread by {@code unnest}. */
	static <T> String[] texts(Collection<T> rows, Function<? super T, String> column) {
		return rows.stream().map(column).toArray(String[]::new);
	}

	static <T> @Nullable String[] textsIfAny(Collection<T> rows, Function<? super T, @Nullable String> column) {
		return rows.stream().map(column).toArray(String[]::new);
	}

	static <T> UUID[] uuids(Collection<T> rows, Function<? super T, UUID> column) {
		return rows.stream().map(column).toArray(UUID[]::new);
	}

	static <T> Integer[] numbers(Collection<T> rows, Function<? super T, Integer> column) {
		return rows.stream().map(column).toArray(Integer[]::new);
	}

	static <T> Boolean[] flags(Collection<T> rows, Function<? super T, Boolean> column) {
		return rows.stream().map(column).toArray(Boolean[]::new);
	}
}
