package io.mirage.platform.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A part of a large set, in a stable order. */
public record CursorPage<T>(List<T> data, CursorMeta meta) {

	/**
	 * @param nextCursor what to ask with for the next part; absent after the last one
	 * @param total how many there are in all under the same filter
	 */
	public record CursorMeta(@Nullable String nextCursor, long total) {}

	public static <T> CursorPage<T> of(List<T> data, @Nullable String nextCursor, long total) {
		return new CursorPage<>(data, new CursorMeta(nextCursor, total));
	}
}
