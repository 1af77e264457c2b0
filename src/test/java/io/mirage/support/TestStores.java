package io.mirage.support;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Sets secondary stores up for the contexts of tests that name one of these. */
public final class TestStores {

	private TestStores() {}

	/** Elasticsearch for searches, with an index of the context's own. */
	public static final class WithElasticsearch implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			set(context, Map.of("mirage.stores.search", "elasticsearch", "mirage.stores.elasticsearch.uri",
					TestElasticsearch.shared().uri().toString(), "mirage.stores.elasticsearch.timeout", "5s",
					"mirage.stores.elasticsearch.index", "mirage-" + Integer.toHexString(System.identityHashCode(context))));
		}
	}

	/** Neo4j for the graph. */
	public static final class WithNeo4j implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			set(context, Map.of("mirage.stores.graph", "neo4j", "mirage.stores.neo4j.uri", TestNeo4j.shared().uri().toString(),
					"mirage.stores.neo4j.timeout", "5s"));
		}
	}

	private static void set(ConfigurableApplicationContext context, Map<String, Object> settings) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testStores", settings));
	}
}
