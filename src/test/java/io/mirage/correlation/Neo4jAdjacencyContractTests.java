package io.mirage.correlation;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

import io.mirage.events.entities.RelationType;
import io.mirage.platform.stores.StoreFeeds;
import io.mirage.support.Investigation;
import io.mirage.support.TestNeo4j;
import io.mirage.support.TestStores;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ContextConfiguration(initializers = TestStores.WithNeo4j.class)
class Neo4jAdjacencyContractTests extends AdjacencyContract {

	Neo4jAdjacencyContractTests(@Autowired ApplicationContext context) {
		super(context);
	}

	@Override
	Adjacency graph() {
		return store();
	}

	@Override
	String engine() {
		return store().engine();
	}

	@Override
	void settle() {
		await().atMost(Duration.ofMinutes(2)).until(() -> store().waiting() == 0 && context.getBean(StoreFeeds.class).isCurrent(store()));
	}

	private Neo4jStore store() {
		return context.getBean(Neo4jStore.class);
	}

	@Test
	void equalsTheFirstStoreAndSaysSoWhenItDoesNot() {
		assertThat(store().compare().equal()).isTrue();
		context.getBean(Driver.class).executableQuery("match ()-[r:contains]->() delete r").execute();

		assertThat(store().compare()).matches(comparison -> comparison.missing() == 1 && comparison.surplus() == 0);

		store().rebuild();
		assertThat(context.getBean(StoreFeeds.class).isCurrent(store())).as("believed while it is made anew").isFalse();
		settle();
		assertThat(store().compare().equal()).isTrue();
	}

	@Test
	void aDatabaseThatGoesAwayInTheMiddleOfAScanMissesNothing() {
		Investigation scan = new Investigation();
		for (int i = 0; i < 200; i++) {
			scan.ask("dns", host("h" + i + ".outage.example")).related(host("h" + i + ".outage.example"), RelationType.ALIAS_OF, TARGET).end();
		}
		var batches = scan.batches(50);
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(batches.subList(0, 2));
		TestNeo4j.shared().goAway();
		deliveries.deliver(batches.subList(2, 4));

		assertThat(context.getBean(GraphLinks.class).touching(scan.id(), List.of(TARGET.id()), 1000).get(TARGET.id()))
				.as("asked while it is away").hasSize(200);
		assertThat(store().waiting()).isPositive();

		TestNeo4j.shared().comeBack();
		settle();
		assertThat(graph().touching(scan.id(), List.of(TARGET.id()), 1000).get(TARGET.id())).hasSize(200);
		assertThat(store().compare().equal()).isTrue();
		deliveries.deliver(scan.deleted());
		settle();
		assertThat(graph().touching(scan.id(), List.of(TARGET.id()), 1000)).isEmpty();
		assertThat(store().compare().equal()).isTrue();
	}
}
