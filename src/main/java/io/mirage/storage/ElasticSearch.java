package io.mirage.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.platform.stores.SecondaryStore;
import io.mirage.storage.EntityView.Count;
import io.mirage.storage.EntityView.Facets;

/** Finds entities in Elasticsearch; what they are like is read from the first store. */
final class ElasticSearch implements EntitySearch {

	private static final int FACETS = 100;
	/** Above what the facets show: tags of sources and of people are counted apart and added up. */
	private static final int COUNTED_TAGS = 1000;

	private final ElasticsearchClient client;
	private final ElasticStore store;
	private final Entities entities;
	private final JdbcClient jdbc;

	ElasticSearch(ElasticsearchClient client, ElasticStore store, Entities entities, JdbcClient jdbc) {
		this.client = client;
		this.store = store;
		this.entities = entities;
		this.jdbc = jdbc;
	}

	SecondaryStore store() {
		return store;
	}

	/** Whether the engine can tell who passes. */
	boolean understands(EntityFilter filter) {
		return !ElasticQuery.joins(filter.query());
	}

	@Override
	public long count(EntityFilter filter) {
		Clause wanted = wanted(filter);
		return ElasticFailure.asking(() -> client.count(count -> count.index(store.index()).query(wanted.query())).count());
	}

	@Override
	public Portion portion(EntityFilter filter, Sort sort, @Nullable Cursor after, int limit, long total) {
		List<Hit<Void>> hits = search(page(filter, sort, after, limit + 1)).hits().hits();
		boolean more = hits.size() > limit;
		List<Hit<Void>> shown = more ? hits.subList(0, limit) : hits;
		List<UUID> ids = shown.stream().map(hit -> UUID.fromString(hit.sort().getLast().stringValue())).toList();
		return new Portion(entities.find(filter.organisation(), ids), more ? cursor(sort, shown.getLast()) : null);
	}

	@Override
	public Facets facets(EntityFilter filter) {
		Clause wanted = wanted(filter);
		Map<String, Aggregate> found = search(SearchRequest.of(search -> search.index(store.index()).size(0).query(wanted.query())
				.aggregations("types", terms("type", FACETS)).aggregations("collectors", terms("collectors", FACETS))
				.aggregations("tags", terms("tags", COUNTED_TAGS)).aggregations("people", peopleTags(filter)))).aggregations();
		return new Facets(counts(named(found, "types")), counts(named(found, "collectors")), tags(found));
	}

	private Clause wanted(EntityFilter filter) {
		List<Clause> parts = new ArrayList<>(List.of(ElasticQuery.ofOrganisation(filter.organisation()),
				ElasticQuery.of(filter.query(), filter.now())));
		UUID scan = filter.scan();
		if (scan != null) {
			parts.add(Clause.is("scans", scan.toString()));
		}
		if (filter.type() != null) {
			parts.add(Clause.is("type", filter.type()));
		}
		if (!filter.stripped().isEmpty()) {
			parts.add(ElasticQuery.text(filter.stripped()));
		}
		if (filter.trueOnly()) {
			parts.add(scan == null ? Clause.atMost("true_from", Micros.of(filter.now())) : isNotFalse(scan, filter));
		}
		return Clause.all(parts);
	}

	/** Of an entity that the scan's project has not called false. */
	private Clause isNotFalse(UUID scan, EntityFilter filter) {
		return jdbc.sql("select project_id from storage.scan where scan_id = ?").param(scan).query(UUID.class).optional()
				.map(project -> Clause.within("marks", Clause.all(List.of(Clause.is("marks.kind", "false_positive"),
						Clause.is("marks.project", project.toString()), ElasticQuery.standing(filter.now())))).negated())
				.orElseGet(Clause::nothing);
	}

	private SearchRequest page(EntityFilter filter, Sort sort, @Nullable Cursor after, int limit) {
		SortOrder direction = sort.ascending() ? SortOrder.Asc : SortOrder.Desc;
		Clause wanted = wanted(filter);
		SearchRequest.Builder page = new SearchRequest.Builder().index(store.index()).size(limit).source(source -> source.fetch(false))
				.trackTotalHits(track -> track.enabled(false)).query(wanted.query())
				.sort(by -> by.field(field -> field.field(field(sort)).order(direction)))
				.sort(by -> by.field(field -> field.field("id").order(direction)));
		if (after != null) {
			page.searchAfter(key(sort, after), FieldValue.of(after.id().toString()));
		}
		return page.build();
	}

	private static String field(Sort sort) {
		return switch (sort) {
			case VALUE -> "value_order";
			case TYPE -> "type";
			case LAST_SEEN -> "last_seen";
		};
	}

	private static FieldValue key(Sort sort, Cursor cursor) {
		return sort == Sort.LAST_SEEN ? FieldValue.of(Micros.of(cursor.time())) : FieldValue.of(cursor.key());
	}

	private static Cursor cursor(Sort sort, Hit<Void> last) {
		FieldValue key = last.sort().getFirst();
		return new Cursor(sort == Sort.LAST_SEEN ? Micros.instant(key.longValue()).toString() : key.stringValue(),
				UUID.fromString(last.sort().getLast().stringValue()));
	}

	private SearchResponse<Void> search(SearchRequest request) {
		return ElasticFailure.asking(() -> complete(client.search(request, Void.class)));
	}

	/** A part of the index that does not answer must not look like a part that has nothing. */
	private static SearchResponse<Void> complete(SearchResponse<Void> answer) {
		if (answer.timedOut() || answer.shards().failed().intValue() > 0) {
			throw new ElasticFailure("Only a part of Elasticsearch's index answered.");
		}
		return answer;
	}

	private static Aggregation terms(String field, int most) {
		return Aggregation.of(aggregation -> aggregation.terms(terms -> terms.field(field).size(most)
				.order(NamedValue.of("_count", SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc))));
	}

	/** Entities, not marks: two projects may have given one the same tag. */
	private static Aggregation peopleTags(EntityFilter filter) {
		Clause counted = Clause.all(List.of(Clause.is("marks.counted", true), ElasticQuery.standing(filter.now())));
		Aggregation entities = Aggregation.of(aggregation -> aggregation.reverseNested(reverse -> reverse));
		Aggregation tags = Aggregation.of(aggregation -> aggregation.terms(terms -> terms.field("marks.tag").size(COUNTED_TAGS))
				.aggregations("entities", entities));
		Aggregation standing = Aggregation.of(aggregation -> aggregation.filter(counted.query()).aggregations("tags", tags));
		return Aggregation.of(aggregation -> aggregation.nested(nested -> nested.path("marks")).aggregations("standing", standing));
	}

	private static List<Count> tags(Map<String, Aggregate> found) {
		Map<String, Long> tags = new HashMap<>();
		counts(named(found, "tags")).forEach(count -> tags.put(count.value(), count.count()));
		Aggregate standing = named(named(found, "people").nested().aggregations(), "standing");
		for (StringTermsBucket bucket : named(standing.filter().aggregations(), "tags").sterms().buckets().array()) {
			tags.merge(bucket.key().stringValue(), named(bucket.aggregations(), "entities").reverseNested().docCount(), Long::sum);
		}
		return tags.entrySet().stream().map(tag -> new Count(tag.getKey(), tag.getValue())).sorted(Count.FREQUENT_FIRST).limit(FACETS)
				.toList();
	}

	/** Every one that was asked for comes back. */
	private static Aggregate named(Map<String, Aggregate> found, String name) {
		return Objects.requireNonNull(found.get(name));
	}

	private static List<Count> counts(Aggregate terms) {
		return terms.sterms().buckets().array().stream().map(bucket -> new Count(bucket.key().stringValue(), bucket.docCount())).toList();
	}
}
