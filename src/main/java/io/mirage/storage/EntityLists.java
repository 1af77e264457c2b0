package io.mirage.storage;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import io.mirage.platform.stores.StoreFeeds;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.storage.EntityView.Facets;

/**
 * Answers from the search engine if one is set up, knows enough and is current; in every other case from PostgreSQL, which
 * has everything. Which one it was shows in nothing but the time it takes.
 */
@Service
class EntityLists implements EntitySearch {

	private final PostgresSearch first;
	private final @Nullable ElasticSearch second;
	private final StoreFeeds feeds;

	EntityLists(PostgresSearch first, ObjectProvider<ElasticSearch> second, StoreFeeds feeds) {
		this.first = first;
		this.second = second.getIfAvailable();
		this.feeds = feeds;
	}

	CursorPage<EntityView> find(EntityFilter filter, Sort sort, CursorQuery query) {
		Cursor after = query.cursor() == null ? null : Cursor.parse(query.cursor());
		long total = count(filter);
		Portion portion = portion(filter, sort, after, query.limit(), total);
		Cursor next = portion.next();
		return CursorPage.of(portion.entities(), next == null ? null : next.text(), total);
	}

	@Override
	public long count(EntityFilter filter) {
		return ask(filter, search -> search.count(filter));
	}

	@Override
	public Portion portion(EntityFilter filter, Sort sort, @Nullable Cursor after, int limit, long total) {
		return ask(filter, search -> search.portion(filter, sort, after, limit, total));
	}

	@Override
	public Facets facets(EntityFilter filter) {
		return ask(filter, search -> search.facets(filter));
	}

	private <T> T ask(EntityFilter filter, Function<EntitySearch, T> question) {
		ElasticSearch engine = second;
		if (engine != null && engine.understands(filter) && feeds.isCurrent(engine.store())) {
			try {
				return question.apply(engine);
			} catch (ElasticFailure away) {
				feeds.failed(engine.store(), away);
			}
		}
		return question.apply(first);
	}
}
