package io.mirage.reporting;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mirage.events.collection.Outcome;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.reporting.document.Family;
import io.mirage.reporting.document.Words;

import static org.assertj.core.api.Assertions.assertThat;

class HeardTests {

	@Test
	void whoRefusedIsNeverWhoKnowsNothing() {
		assertThat(heard(Map.of(Outcome.BLOCKED, 1L))).isEqualTo(Heard.BLOCKED);
		assertThat(heard(Map.of(Outcome.BLOCKED, 1L, Outcome.EMPTY, 99L))).isEqualTo(Heard.PARTLY);
		assertThat(heard(Map.of(Outcome.QUOTA, 2L, Outcome.BLOCKED, 1L))).isEqualTo(Heard.QUOTA);
		assertThat(heard(Map.of(Outcome.UNREACHABLE, 1L))).isEqualTo(Heard.UNREACHABLE);
		assertThat(heard(Map.of(Outcome.UNREADABLE, 1L, Outcome.ANSWERED, 1L))).isEqualTo(Heard.PARTLY);
		assertThat(heard(Map.of(Outcome.EMPTY, 3L))).isEqualTo(Heard.EMPTY);
		assertThat(heard(Map.of(Outcome.EMPTY, 3L, Outcome.ANSWERED, 1L))).isEqualTo(Heard.ANSWERED);
		assertThat(heard(Map.of(Outcome.OUT_OF_SCOPE, 3L))).isEqualTo(Heard.NOT_PERMITTED);
		assertThat(heard(Map.of())).isEqualTo(Heard.NOTHING_TO_ASK);
		assertThat(Heard.of(new CollectorCoverage("a", "A", Map.of(), false, null))).isEqualTo(Heard.NOT_IN_PLAN);
	}

	@Test
	void onlyTheRefusalsAreGaps() {
		for (Heard heard : Heard.values()) {
			assertThat(heard.isGap()).as(heard.words()).isEqualTo(switch (heard) {
				case PARTLY, BLOCKED, QUOTA, UNREACHABLE, UNREADABLE -> true;
				case NOT_PERMITTED, ANSWERED, EMPTY, NOTHING_TO_ASK, NOT_IN_PLAN -> false;
			});
		}
	}

	@Test
	void everyTypeHasAFamilyAndAName() {
		assertThat(EntityType.values()).allSatisfy(type -> assertThat(Family.of(type)).isNotNull());
		assertThat(Words.of(EntityType.TLS_CERTIFICATE)).isEqualTo("TLS certificate");
		assertThat(Words.of(EntityType.WEB_PAGE)).isEqualTo("Web page");
		assertThat(Words.of(EntityType.URL)).isEqualTo("URL");
	}

	private static Heard heard(Map<Outcome, Long> outcomes) {
		return Heard.of(new CollectorCoverage("a", "A", outcomes, true, null));
	}
}
