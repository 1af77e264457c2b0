package io.mirage.correlation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationContext;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.correlation.GraphAnswer.Path;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.ScanId;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

/** What every store of graphs has to answer, on one story told once. */
@ModuleTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdjacencyContract {

	private static final EntityRef WWW = host("www.aurora-kites.example");
	private static final EntityRef SHOP = host("shop.aurora-kites.example");
	private static final EntityRef ADDRESS = address("192.0.2.7");
	private static final EntityRef NETBLOCK = EntityRef.of(EntityType.NETBLOCK, "192.0.2.0/24");
	private static final int HUB_DEGREE = 40;

	final ApplicationContext context;
	final Deliveries deliveries;
	private final Investigation scan = new Investigation();
	private final Investigation other = new Investigation();

	AdjacencyContract(ApplicationContext context) {
		this.context = context;
		this.deliveries = new Deliveries(context);
	}

	/** The store under test. */
	abstract Adjacency graph();

	/** As it names itself. */
	abstract String engine();

	/** Returns when the store knows what has happened so far. */
	abstract void settle();

	@BeforeAll
	void tellTheStory() {
		System.out.println("Graph contract on " + engine());
		scan.ask("dns", WWW).saw(ADDRESS).related(WWW, RelationType.RESOLVES_TO, ADDRESS).end();
		scan.ask("dns", SHOP).saw(ADDRESS).related(SHOP, RelationType.RESOLVES_TO, ADDRESS).related(SHOP, RelationType.ALIAS_OF, WWW).end();
		scan.ask("rdap", ADDRESS).related(NETBLOCK, RelationType.CONTAINS, ADDRESS).related(WWW, RelationType.LINKS_TO, WWW).end();
		for (int i = 0; i < HUB_DEGREE; i++) {
			scan.ask("ct", host("h" + i + ".example")).related(NETBLOCK, RelationType.HOSTS, host("h" + i + ".example")).end();
		}
		other.ask("dns", WWW).related(WWW, RelationType.RESOLVES_TO, ADDRESS).end();
		tell(scan);
		tell(scan);
		tell(other);
		settle();
	}

	private void tell(Investigation story) {
		deliveries.deliver(story.batches(7));
		deliveries.deliver(story.started(TARGET), story.finished());
	}

	@Test
	void edgesOfBothDirectionsAreFoundOnceHoweverOftenTheyWereStated() {
		Map<EntityId, List<Connection>> edges = graph().touching(scan.id(), List.of(ADDRESS.id(), SHOP.id()), 100);

		assertThat(edges.get(ADDRESS.id())).extracting(Connection::type).containsExactlyInAnyOrder("resolves_to", "resolves_to", "contains");
		assertThat(edges.get(SHOP.id())).extracting(Connection::target).containsExactlyInAnyOrder(ADDRESS.id(), WWW.id());
		assertThat(edges.get(ADDRESS.id())).extracting(Connection::id).isSortedAccordingTo((one, two) -> one.toString().compareTo(two.toString()));
	}

	@Test
	void whatPointsToItselfIsOneEdge() {
		assertThat(graph().touching(scan.id(), List.of(WWW.id()), 100).get(WWW.id())).extracting(Connection::type)
				.containsExactlyInAnyOrder("resolves_to", "alias_of", "links_to");
	}

	@Test
	void ofAHubExactlyOneMoreThanTheLimitComesBack() {
		assertThat(graph().touching(scan.id(), List.of(NETBLOCK.id()), 10).get(NETBLOCK.id())).hasSize(11);
		assertThat(graph().touching(scan.id(), List.of(NETBLOCK.id()), HUB_DEGREE + 1).get(NETBLOCK.id())).hasSize(HUB_DEGREE + 1);
	}

	@Test
	void scansDoNotMix() {
		assertThat(graph().touching(other.id(), List.of(WWW.id(), SHOP.id()), 100)).containsOnlyKeys(WWW.id())
				.hasEntrySatisfying(WWW.id(), edges -> assertThat(edges).hasSize(1));
		assertThat(graph().touching(new ScanId(UUID.randomUUID()), List.of(WWW.id()), 100)).isEmpty();
		assertThat(graph().touching(scan.id(), List.of(), 100)).isEmpty();
	}

	@Test
	void aShortestPathIsFoundOverIt() {
		Path path = context.getBean(GraphSearch.class).path(OrganisationId.DEFAULT, scan.id(), WWW.id(), host("h3.example").id());

		assertThat(path.nodes()).extracting(EntityRef::value).containsExactly(WWW.value(), ADDRESS.value(), NETBLOCK.value(), "h3.example");
		assertThat(path.exhaustive()).isTrue();
	}
}
