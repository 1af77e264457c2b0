package io.mirage.scans;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mirage.events.collection.TaskResult;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.EntityParser;

import static io.mirage.scans.Results.SCAN;
import static io.mirage.scans.Results.address;
import static io.mirage.scans.Results.host;
import static io.mirage.scans.Results.of;
import static io.mirage.scans.Results.relation;
import static org.assertj.core.api.Assertions.assertThat;

class HarvestTests {

	private static final EntityRef DOMAIN = EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites.example");
	private static final EntityRef STRANGER = host("cdn.elsewhere.example");

	@Test
	void whatIsFoundIsOneHopFurther() {
		Harvest harvest = harvest(new KnownEntity(host("www.aurora-kites.example"), 1, true),
				of(SCAN, "x", host("www.aurora-kites.example"), List.of(STRANGER)));

		assertThat(harvest.found()).containsExactly(new KnownEntity(STRANGER, 2, false));
	}

	@Test
	void namesBelowATargetAreInScope() {
		Harvest harvest = harvest(KnownEntity.target(DOMAIN), of(SCAN, "x", DOMAIN, List.of(host("mail.aurora-kites.example"))));

		assertThat(harvest.found()).singleElement().extracting(KnownEntity::inScope).isEqualTo(true);
	}

	@Test
	void anAddressThatANameInScopeResolvesToIsInScope() {
		EntityRef name = host("www.aurora-kites.example");
		Harvest harvest = harvest(new KnownEntity(name, 1, true), of(SCAN, "x", name, List.of(address(1)),
				relation(RelationType.RESOLVES_TO, name, address(1))));

		assertThat(harvest.found()).contains(new KnownEntity(address(1), 2, true));
	}

	@Test
	void anAddressThatAStrangerResolvesToIsNot() {
		Harvest harvest = harvest(new KnownEntity(STRANGER, 1, false), of(SCAN, "x", STRANGER, List.of(address(1)),
				relation(RelationType.RESOLVES_TO, STRANGER, address(1))));

		assertThat(harvest.found()).containsExactly(new KnownEntity(address(1), 2, false));
	}

	@Test
	void anAddressComesIntoScopeByItsOwnResult() {
		EntityRef name = host("www.aurora-kites.example");
		Harvest harvest = harvest(new KnownEntity(address(1), 2, false), of(SCAN, "x", address(1), List.of(name),
				relation(RelationType.RESOLVES_TO, name, address(1))));

		assertThat(harvest.found()).contains(new KnownEntity(address(1), 2, true));
	}

	@Test
	void otherRelationsBringNothingIntoScope() {
		EntityRef name = host("www.aurora-kites.example");
		Harvest harvest = harvest(new KnownEntity(name, 1, true), of(SCAN, "x", name, List.of(STRANGER),
				relation(RelationType.LINKS_TO, name, STRANGER)));

		assertThat(harvest.found()).containsExactly(new KnownEntity(STRANGER, 2, false));
	}

	@Test
	void aServiceOnAnAddressInScopeIsInScope() {
		EntityRef service = EntityRef.of(EntityType.SERVICE, "192.0.2.1:443/tcp");
		Harvest harvest = harvest(new KnownEntity(address(1), 2, true), of(SCAN, "x", address(1), List.of(service)));

		assertThat(harvest.found()).containsExactly(new KnownEntity(service, 3, true));
	}

	@Test
	void theNearestOfSeveralWaysCounts() {
		Map<EntityId, KnownEntity> asked = Map.of(DOMAIN.id(), KnownEntity.target(DOMAIN), STRANGER.id(), new KnownEntity(STRANGER, 3, false));
		Harvest harvest = new Harvest(new EntityParser(), List.of(DOMAIN), asked).gather(List.of(
				of(SCAN, "x", STRANGER, List.of(address(7))), of(SCAN, "x", DOMAIN, List.of(address(7)))));

		assertThat(harvest.found()).containsExactly(new KnownEntity(address(7), 1, false));
	}

	@Test
	void remembersTheWayOnlyWhereItsSourceMayStillMove() {
		EntityRef name = host("www.aurora-kites.example");

		assertThat(harvest(new KnownEntity(name, 1, true), of(SCAN, "x", name, List.of(STRANGER))).leads()).isEmpty();
		assertThat(harvest(new KnownEntity(name, 2, true), of(SCAN, "x", name, List.of(STRANGER))).leads()).hasSize(1);
	}

	private static Harvest harvest(KnownEntity source, TaskResult result) {
		return new Harvest(new EntityParser(), List.of(DOMAIN), Map.of(source.ref().id(), source)).gather(List.of(result));
	}
}
