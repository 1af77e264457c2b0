package io.mirage.scans;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;

import static org.assertj.core.api.Assertions.assertThat;

class PlanTests {

	private static final ScanId SCAN = ScanId.of("01900000-0000-7000-8000-00000000000a");
	private static final EntityRef ADDRESS = EntityRef.of(EntityType.IP_ADDRESS, "192.0.2.10");

	private final Plan plan = new Plan(SCAN, new ScanScope(List.of(ADDRESS), Intrusiveness.ACTIVE, 2, List.of()),
			List.of(collector("net-owner", Intrusiveness.PASSIVE, null), collector("reverse-dns", Intrusiveness.DNS, null),
					collector("banner", Intrusiveness.ACTIVE, null), collector("port-scan", Intrusiveness.AGGRESSIVE, "Too loud.")));

	@Test
	void asksEverybodyAboutWhatIsInScope() {
		assertThat(collectorsFor(new KnownEntity(ADDRESS, 1, true))).containsExactly("net-owner", "reverse-dns", "banner");
	}

	@Test
	void asksOnlyThirdPartiesAboutWhatIsOutOfScope() {
		assertThat(collectorsFor(new KnownEntity(ADDRESS, 1, false))).containsExactly("net-owner");
	}

	@Test
	void goesNoFurtherThanTheHopLimit() {
		assertThat(collectorsFor(new KnownEntity(ADDRESS, 2, true))).isNotEmpty();
		assertThat(collectorsFor(new KnownEntity(ADDRESS, 3, true))).isEmpty();
	}

	@Test
	void asksNobodyAboutATypeHeDoesNotKnow() {
		assertThat(collectorsFor(KnownEntity.target(EntityRef.of(EntityType.PERSON, "Ada Lark")))).isEmpty();
	}

	@Test
	void aQuestionHasTheSameIdentityEachTime() {
		assertThat(plan.questionsAbout(List.of(KnownEntity.target(ADDRESS))).getFirst().id())
				.isEqualTo(TaskId.of(SCAN, "net-owner", ADDRESS.id()));
	}

	@Test
	void nearBeforeFarAndQuietBeforeLoud() {
		List<Plan.Question> near = plan.questionsAbout(List.of(new KnownEntity(ADDRESS, 1, true)));
		List<Plan.Question> far = plan.questionsAbout(List.of(new KnownEntity(ADDRESS, 2, true)));

		assertThat(near).extracting(Plan.Question::priority).isSorted().doesNotHaveDuplicates();
		assertThat(near.getLast().priority()).isLessThan(far.getFirst().priority());
	}

	private List<String> collectorsFor(KnownEntity entity) {
		return plan.questionsAbout(List.of(entity)).stream().map(Plan.Question::collector).toList();
	}

	private static Plan.Candidate collector(String id, Intrusiveness intrusiveness, @Nullable String reason) {
		return new Plan.Candidate(id, id, intrusiveness, Set.of(EntityType.IP_ADDRESS), 0, reason);
	}
}
