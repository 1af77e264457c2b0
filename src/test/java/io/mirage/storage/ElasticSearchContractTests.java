package io.mirage.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.platform.stores.StoreFeeds;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.TestElasticsearch;
import io.mirage.support.TestStores;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ContextConfiguration(initializers = TestStores.WithElasticsearch.class)
class ElasticSearchContractTests extends EntitySearchContract {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	ElasticSearchContractTests(@Autowired ApplicationContext context) {
		super(context);
	}

	@Override
	EntitySearch search() {
		return context.getBean(ElasticSearch.class);
	}

	@Override
	String engine() {
		return store().engine();
	}

	@Override
	void settle() {
		await().atMost(PATIENCE).until(() -> store().waiting() == 0 && context.getBean(StoreFeeds.class).isCurrent(store()));
		store().refresh();
	}

	private ElasticStore store() {
		return context.getBean(ElasticStore.class);
	}

	@ParameterizedTest
	@MethodSource("questions")
	void answersAsPostgresDoesAndTheirCursorsAreTheSame(Question question) {
		EntitySearch postgres = context.getBean(PostgresSearch.class);
		EntityFilter filter = filter(question.query(), null);

		for (Sort sort : Sort.values()) {
			assertThat(values(search(), postgres, filter, sort, 2)).as("%s", sort).isEqualTo(values(postgres, postgres, filter, sort, 100));
		}
		assertThat(byName(search().facets(filter).tags())).isEqualTo(byName(postgres.facets(filter).tags()));
		assertThat(byName(search().facets(filter).types())).isEqualTo(byName(postgres.facets(filter).types()));
	}

	@Test
	void whatNeedsASecondEntityIsLeftToTheFirstStore() {
		EntityFilter filter = filter("to.resolves_to:192.0.2.*", null);

		assertThat(context.getBean(ElasticSearch.class).understands(filter)).isFalse();
		assertThat(context.getBean(EntityLists.class).count(filter)).isEqualTo(1);
	}

	@Test
	void equalsTheFirstStoreAndSaysSoWhenItDoesNot() {
		assertThat(store().compare()).matches(comparison -> comparison.equal() && comparison.expected() == 9 && comparison.present() == 9);

		ElasticFailure.asking(() -> context.getBean(ElasticsearchClient.class)
				.delete(delete -> delete.index(store().index()).id(key(TARGET))));

		assertThat(store().compare()).matches(comparison -> comparison.missing() == 1 && comparison.examples().contains(key(TARGET)));
		assertThat(store().rebuild()).isEqualTo(9);
		assertThat(context.getBean(StoreFeeds.class).isCurrent(store())).as("believed while it is made anew").isFalse();
		settle();
		assertThat(store().compare().equal()).isTrue();
	}

	private static String key(EntityRef entity) {
		return OrganisationId.DEFAULT + "." + entity.id();
	}

	@Test
	void anEngineThatGoesAwayInTheMiddleOfAScanMissesNothing() {
		Deliveries deliveries = new Deliveries(context);
		Investigation scan = new Investigation();
		for (int i = 0; i < 300; i++) {
			scan.ask("crtsh", host("h" + i + ".outage.example")).saw(host("www.h" + i + ".outage.example"), Map.of("n", "" + i)).end();
		}
		var batches = scan.batches(50);
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(batches.subList(0, 3));
		TestElasticsearch.shared().goAway();
		deliveries.deliver(batches.subList(3, 6));
		EntityFilter filter = EntityFilter.of(OrganisationId.DEFAULT, scan.id().value(), null, null, "outage", Instant.now());

		assertThat(context.getBean(EntityLists.class).count(filter)).as("asked while it is away").isEqualTo(600);
		assertThat(store().waiting()).isPositive();

		TestElasticsearch.shared().comeBack();
		settle();
		assertThat(search().count(filter)).isEqualTo(600);
		assertThat(store().compare().equal()).isTrue();
		deliveries.deliver(scan.deleted());
		settle();
		assertThat(search().count(filter)).isZero();
		assertThat(store().compare()).matches(comparison -> comparison.equal() && comparison.expected() == 9);
	}
}
