package io.mirage.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Bound from the query parameters {@code page}, {@code per_page}, {@code sort} and
 * {@code order}.
 *
 * @param page 1 or more
 * @param perPage 1 to 100
 * @param sort a field's name, absent for the list's own order; the list says which fields it knows
 * @param ascending false for {@code order=desc}
 */
public record PageQuery(int page, int perPage, @Nullable String sort, boolean ascending) {

	public static final int MAX_PER_PAGE = 100;
	public static final int DEFAULT_PER_PAGE = 20;

	public static PageQuery first() {
		return new PageQuery(1, DEFAULT_PER_PAGE, null, true);
	}

	public long offset() {
		return (page - 1L) * perPage;
	}

	public int limit() {
		return perPage;
	}
}
