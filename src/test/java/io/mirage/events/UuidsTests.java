package io.mirage.events;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class UuidsTests {

	/** RFC 9562, appendix A.4: the version 5 UUID of www.example.com in the name space of DNS names. */
	@Test
	void derivesWhatTheStandardDerives() {
		UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

		assertThat(Uuids.derived(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
	}

	@Test
	void timeOrderedIdsSortByTime() {
		UUID earlier = Uuids.timeOrdered(Instant.parse("2026-11-24T10:00:00.000Z"));
		UUID later = Uuids.timeOrdered(Instant.parse("2026-11-24T10:00:00.001Z"));

		assertThat(earlier.toString()).isLessThan(later.toString());
		assertThat(earlier.version()).isEqualTo(7);
		assertThat(earlier.variant()).isEqualTo(2);
	}

	/** Pinned: other installations and exports know this entity by this id. */
	@Test
	void anEntityHasTheSameIdEverywhere() {
		assertThat(EntityId.of(EntityType.DOMAIN_NAME, "aurora-kites.example"))
				.hasToString("a50d7860-3f9b-58af-af1b-269b6d9528f4");
	}
}
