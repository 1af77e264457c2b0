package io.mirage.platform.web;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One page of a list, with how many there are and where its neighbours stand. */
public record Page<T>(List<T> data, PageMeta meta, Links links) {

	/** @param lastPage at least 1, also for an empty list */
	public record Pagination(long total, int perPage, int currentPage, int lastPage) {}

	public record PageMeta(Pagination pagination) {}

	/** Paths with query, relative to the host. */
	public record Links(String self, @Nullable String next, @Nullable String prev) {}

	/** Links repeat the current request's query, so that filters survive paging. */
	public static <T> Page<T> of(List<T> data, long total, PageQuery query) {
		int last = (int) Math.max(1, Math.ceilDiv(total, query.perPage()));
		return new Page<>(data, new PageMeta(new Pagination(total, query.perPage(), query.page(), last)),
				new Links(link(query.page()), query.page() < last ? link(query.page() + 1) : null,
						query.page() > 1 ? link(query.page() - 1) : null));
	}

	private static String link(int page) {
		var uri = ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("page", page).build();
		return uri.getPath() + "?" + uri.getQuery();
	}
}
