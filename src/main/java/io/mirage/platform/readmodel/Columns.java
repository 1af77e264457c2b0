package io.mirage.platform.readmodel;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Turns a batch of records into arrays, one per column, for {@code unnest}: one statement, however many rows. */
public final class Columns {

	private Columns() {}

	public static <T> SqlArrayValue uuids(Collection<T> rows, Function<T, @Nullable UUID> column) {
		return array("uuid", rows, column);
	}

	/** Foreign text is made storable on the way. */
	public static <T> SqlArrayValue texts(Collection<T> rows, Function<T, @Nullable String> column) {
		return array("text", rows, row -> {
			String text = column.apply(row);
			return text == null ? null : StorableText.of(text);
		});
	}

	public static <T> SqlArrayValue integers(Collection<T> rows, Function<T, @Nullable Integer> column) {
		return array("integer", rows, column);
	}

	public static <T> SqlArrayValue longs(Collection<T> rows, Function<T, Long> column) {
		return array("bigint", rows, column);
	}

	public static <T> SqlArrayValue instants(Collection<T> rows, Function<T, @Nullable Instant> column) {
		Written last = new Written();
		return array("timestamptz", rows, row -> last.text(column.apply(row)));
	}

	/** Writes a time once as long as it stays the same: in most batches that is all the way. */
	private static final class Written {

		private @Nullable Instant time;
		private @Nullable String text;

		private @Nullable String text(@Nullable Instant next) {
			if (next == null || !next.equals(time)) {
				time = next;
				text = next == null ? null : next.toString();
			}
			return text;
		}
	}

	private static <T> SqlArrayValue array(String type, Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
		@Nullable Object[] values = new @Nullable Object[rows.size()];
		int i = 0;
		for (T row : rows) {
			values[i++] = column.apply(row);
		}
		return new SqlArrayValue(type, values);
	}
}
