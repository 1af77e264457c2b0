package io.mirage.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.events.users.MembershipGranted;
import io.mirage.events.users.MembershipRevoked;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class MembershipsTests {

	private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

	@Autowired Memberships memberships;
	@Autowired ApplicationContext context;

	@Test
	void believesTheLatestThatWasSaidInWhateverOrderItComes() {
		for (int seed = 0; seed < 10; seed++) {
			AccountId account = AccountId.create(Instant.now());
			ProjectId kept = ProjectId.create(Instant.now());
			ProjectId lost = ProjectId.create(Instant.now());
			List<MirageEvent> said = new ArrayList<>(List.of(granted(account, kept, 0, "user"), revoked(account, kept, 1),
					granted(account, kept, 2, "analyst"), granted(account, lost, 0, "admin"), revoked(account, lost, 1)));
			said.addAll(List.copyOf(said));
			Collections.shuffle(said, new Random(seed));
			Deliveries deliveries = new Deliveries(context);
			said.forEach(deliveries::deliver);

			assertThat(memberships.of(account)).as("seed %d", seed).singleElement().satisfies(membership -> {
				assertThat(membership.id()).isEqualTo(kept);
				assertThat(membership.role()).isEqualTo("analyst");
			});
		}
	}

	private static MembershipGranted granted(AccountId account, ProjectId project, int second, String role) {
		return new MembershipGranted(header(account, second), account, project, "Project", role);
	}

	private static MembershipRevoked revoked(AccountId account, ProjectId project, int second) {
		return new MembershipRevoked(header(account, second), account, project);
	}

	private static EventHeader header(AccountId account, int second) {
		return EventHeader.of(account, OrganisationId.DEFAULT, Clock.fixed(START.plus(Duration.ofSeconds(second)), ZoneOffset.UTC));
	}
}
