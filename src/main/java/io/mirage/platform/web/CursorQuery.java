package io.mirage.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a large set is wanted. Bound from the query parameters {@code cursor} and {@code limit}.
 *
 * @param cursor what the part before gave as {@code next_cursor}; absent for the first part
 * @param limit 1 to 1,000, default 100
 */
public record CursorQuery(@Nullable String cursor, int limit) {

	public static final int MAX_LIMIT = 1000;
	public static final int DEFAULT_LIMIT = 100;
}
