package io.mirage.storage;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.platform.stores.Feed;

/** The one place that knows which store answers searches. */
@Configuration
class SearchStore {

	@Bean
	Feed searchFeed(JdbcClient jdbc) {
		return new Feed(jdbc, "storage.search");
	}

	@Configuration
	@ConditionalOnProperty(name = "mirage.stores.search", havingValue = "postgresql", matchIfMissing = true)
	static class PostgresAlone {

		private final Feed feed;

		PostgresAlone(Feed searchFeed) {
			this.feed = searchFeed;
		}

		/** Its tables are what has changed. */
		@Bean
		SearchChanges nobodyElseToTell() {
			return SearchChanges.NONE;
		}

		/** An engine that is taken into service again must not be believed to be complete. */
		@EventListener(ApplicationReadyEvent.class)
		void forget() {
			feed.end();
		}
	}

	@Configuration
	@ConditionalOnProperty(name = "mirage.stores.search", havingValue = "elasticsearch")
	static class WithElasticsearch {

		@Bean
		SearchChanges waitingEntities(JdbcClient jdbc) {
			return new WaitingEntities(jdbc);
		}

		@Bean(destroyMethod = "close")
		ElasticsearchClient elasticsearch(SearchStoreProperties properties) {
			return ElasticConnection.open(properties.elasticsearch());
		}

		@Bean(destroyMethod = "")
		ElasticStore elasticStore(ElasticsearchClient client, SearchDocuments documents, Feed searchFeed, TransactionTemplate transaction,
				SearchStoreProperties properties) {
			return new ElasticStore(client, documents, searchFeed, transaction, properties.elasticsearch());
		}

		@Bean
		ElasticSearch elasticSearch(ElasticsearchClient client, ElasticStore store, Entities entities, JdbcClient jdbc) {
			return new ElasticSearch(client, store, entities, jdbc);
		}
	}
}
