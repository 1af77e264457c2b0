package io.mirage.storage;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.nodes.info.NodesInfoMetric;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.platform.stores.Comparison;
import io.mirage.platform.stores.Feed;
import io.mirage.platform.stores.SecondaryStore;
import io.mirage.storage.SearchDocument.Key;
import io.mirage.storage.SearchDocuments.Waiting;
import io.mirage.storage.SearchStoreProperties.Elasticsearch;

/**
 * Keeps Elasticsearch's copy of the entities: an index behind an alias. What has changed is read anew and sent as it is by
 * then, with the version of that look, so neither order nor repetition matters.
 */
final class ElasticStore implements SecondaryStore {

	private static final Logger LOG = LoggerFactory.getLogger(ElasticStore.class);
	private static final int MOST_BYTES = 5 << 20;
	private static final int OVERTAKEN = 409;
	private static final int UNUSABLE = 400;

	private final ElasticsearchClient client;
	private final SearchDocuments documents;
	private final Feed feed;
	private final TransactionTemplate transaction;
	private final Elasticsearch settings;

	ElasticStore(ElasticsearchClient client, SearchDocuments documents, Feed feed, TransactionTemplate transaction,
			Elasticsearch settings) {
		this.client = client;
		this.documents = documents;
		this.feed = feed;
		this.transaction = transaction;
		this.settings = settings;
	}

	private record Digest(String digest) {}

	@Override
	public String name() {
		return "search";
	}

	String index() {
		return settings.index();
	}

	@Override
	public String engine() {
		return "Elasticsearch " + ElasticFailure.asking(() -> client.nodes().info(info -> info.metric(NodesInfoMetric.Http))).nodes().values().iterator().next().version();
	}

	@Override
	public synchronized int drain() {
		if (!feed.take()) {
			return 0;
		}
		feed.requireCopy(present(), this::rebuild, this::replace);
		List<Waiting> rows = documents.waiting(settings.portion());
		if (!rows.isEmpty()) {
			send(documents.read(rows.stream().map(Waiting::key).collect(Collectors.toSet())));
			feed.delete(rows.stream().map(Waiting::seq).toList());
		}
		return rows.size();
	}

	@Override
	public long waiting() {
		return feed.waiting();
	}

	@Override
	public Optional<Instant> waitingSince() {
		return feed.waitingSince();
	}

	@Override
	public long rebuild() {
		return Objects.requireNonNull(transaction.execute(status -> {
			feed.begin();
			return documents.noteAll();
		}));
	}

	private @Nullable String present() {
		boolean there = ElasticFailure.asking(() -> client.indices().existsAlias(exists -> exists.name(index())).value());
		return there ? ElasticFailure.asking(() -> client.indices().getAlias(get -> get.name(index())).aliases().keySet().iterator().next())
				: null;
	}

	private String replace() {
		String fresh = index() + "-" + UUID.randomUUID();
		return ElasticFailure.asking(() -> {
			try (InputStream mapping = Objects.requireNonNull(ElasticStore.class.getResourceAsStream("/stores/elasticsearch-entities.json"))) {
				client.indices().create(create -> create.withJson(mapping).index(fresh));
			}
			client.indices().updateAliases(update -> update
					.actions(action -> action.remove(remove -> remove.index(index() + "-*").alias(index()).mustExist(false)))
					.actions(action -> action.add(add -> add.index(fresh).alias(index()))));
			List<String> old = client.indices().get(get -> get.index(index() + "-*")).indices().keySet().stream()
					.filter(name -> !name.equals(fresh)).toList();
			if (!old.isEmpty()) {
				client.indices().delete(delete -> delete.index(old));
			}
			return fresh;
		});
	}

	private void send(Collection<SearchDocument> changed) {
		List<BulkOperation> operations = new ArrayList<>();
		int bytes = 0;
		for (SearchDocument document : changed) {
			operations.add(operation(document));
			bytes += document.json() == null ? 0 : document.json().length();
			if (bytes > MOST_BYTES) {
				send(operations);
				operations.clear();
				bytes = 0;
			}
		}
		if (!operations.isEmpty()) {
			send(operations);
		}
	}

	private static BulkOperation operation(SearchDocument document) {
		String json = document.json();
		String id = document.key().text();
		return json == null
				? BulkOperation.of(operation -> operation.delete(delete -> delete.id(id).version(document.version()).versionType(VersionType.ExternalGte)))
				: BulkOperation.of(operation -> operation.index(index -> index.id(id).version(document.version())
						.versionType(VersionType.ExternalGte)
						.document(BinaryData.of(json.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON))));
	}

	/** Without the alias there must be no index: one that came about by itself would not know its fields. */
	private void send(List<BulkOperation> operations) {
		BulkResponse answer = ElasticFailure.asking(() -> client.bulk(bulk -> bulk.index(index()).requireAlias(true).operations(operations)));
		if (answer.errors()) {
			answer.items().stream().filter(item -> item.error() != null).forEach(ElasticStore::judge);
		}
	}

	/** Overtaken by what was read later: fine. Not to be taken by the engine at all: said, and left out. */
	private static void judge(BulkResponseItem item) {
		String reason = Objects.requireNonNull(item.error()).reason();
		if (item.status() == UNUSABLE) {
			LOG.error("Elasticsearch cannot hold the entity {}, so it is not found there: {}", item.id(), reason);
		} else if (item.status() != OVERTAKEN) {
			throw new ElasticFailure("Elasticsearch did not take the entity " + item.id() + ": " + reason);
		}
	}

	/** For tests and comparisons: what was sent can be found from now on, not only within the second. */
	void refresh() {
		ElasticFailure.asking(() -> client.indices().refresh(refresh -> refresh.index(index())));
	}

	@Override
	public Comparison compare() {
		refresh();
		Comparison.Count count = new Comparison.Count();
		long found = 0;
		Key last = null;
		for (List<Key> keys = documents.keys(null, settings.portion()); !keys.isEmpty(); keys = documents.keys(last, settings.portion())) {
			last = keys.getLast();
			Map<String, String> digests = digests(keys);
			found += digests.size();
			count.saw(keys.size(), digests.size());
			documents.read(keys).forEach(document -> compare(document, digests.get(document.key().text()), count));
		}
		count.surplus(ElasticFailure.asking(() -> client.count(all -> all.index(index())).count()) - found);
		return count.result();
	}

	private static void compare(SearchDocument document, @Nullable String digest, Comparison.Count count) {
		if (digest == null) {
			count.missing(document.key().text());
		} else if (!digest.equals(document.digest())) {
			count.different(document.key().text());
		}
	}

	private Map<String, String> digests(List<Key> keys) {
		return ElasticFailure.asking(() -> client.mget(get -> get.index(index()).ids(keys.stream().map(Key::text).toList())
				.sourceIncludes("digest"), Digest.class)).docs().stream().map(MultiGetResponseItem::result)
				.filter(result -> result.found() && result.source() != null)
				.collect(Collectors.toMap(result -> result.id(), result -> Objects.requireNonNull(result.source()).digest()));
	}

	@Override
	public void close() {
		feed.release();
	}
}
