package io.mirage.correlation;

import java.util.concurrent.TimeUnit;

import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.correlation.GraphStoreProperties.Neo4j;
import io.mirage.platform.stores.Feed;

/** The one place that knows which store answers questions to the graph. */
@Configuration
class GraphStore {

	@Bean
	Feed graphFeed(JdbcClient jdbc) {
		return new Feed(jdbc, "correlation.graph");
	}

	@Configuration
	@ConditionalOnProperty(name = "mirage.stores.graph", havingValue = "postgresql", matchIfMissing = true)
	static class PostgresAlone {

		private final Feed feed;

		PostgresAlone(Feed graphFeed) {
			this.feed = graphFeed;
		}

		/** A graph database that is taken into service again must not be believed to be complete. */
		@EventListener(ApplicationReadyEvent.class)
		void forget() {
			feed.end();
		}
	}

	@Configuration
	@ConditionalOnProperty(name = "mirage.stores.graph", havingValue = "neo4j")
	static class WithNeo4j {

		@Bean
		Driver neo4jDriver(GraphStoreProperties properties) {
			Neo4j neo4j = properties.neo4j();
			AuthToken login = neo4j.username().isEmpty() ? AuthTokens.none() : AuthTokens.basic(neo4j.username(), neo4j.password());
			long timeout = neo4j.timeout().toMillis();
			return GraphDatabase.driver(neo4j.uri(), login, Config.builder().withConnectionTimeout(timeout, TimeUnit.MILLISECONDS)
					.withConnectionAcquisitionTimeout(timeout, TimeUnit.MILLISECONDS)
					.withMaxTransactionRetryTime(0, TimeUnit.MILLISECONDS).withUserAgent("mirage").build());
		}

		@Bean
		WaitingEdges waitingEdges(JdbcClient jdbc) {
			return new WaitingEdges(jdbc);
		}

		@Bean
		GraphFeeding graphFeeding(WaitingEdges waiting) {
			return new GraphFeeding(waiting);
		}

		@Bean(destroyMethod = "")
		Neo4jStore neo4jStore(Driver driver, WaitingEdges waiting, Feed graphFeed, TransactionTemplate transaction,
				GraphStoreProperties properties) {
			return new Neo4jStore(driver, waiting, graphFeed, transaction, properties.neo4j());
		}
	}
}
