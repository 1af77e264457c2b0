package io.mirage.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.gateway.ApiCall;
import io.mirage.events.gateway.ApiCallsRecorded;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ModuleTest
@Import(SignInFixture.class)
class AuditTrailTests {

	private static final String AUDIT = "/api/v1/auth/audit";

	@Autowired MockMvcTester mvc;
	@Autowired ApplicationContext context;
	@Autowired AuditTrail trail;
	@Autowired JdbcClient database;
	@Autowired SignInFixture people;

	@BeforeEach
	void threeCallsDeliveredTwice() {
		ApiCallsRecorded event = new ApiCallsRecorded(EventHeader.of("audit", OrganisationId.DEFAULT, Clock.systemUTC()),
				List.of(call("ada", "POST", "/api/v1/scans", 201), call("ada", "DELETE", "/api/v1/scans/7", 204),
						call(null, "POST", "/api/v1/auth/session", 401)));
		new Deliveries(context).deliver(event, event);
	}

	@AfterEach
	void emptyTheTrail() {
		unlocked("delete from auth.audit_entry");
	}

	@Test
	void keepsEachEntryOnceInAnUnbrokenChain() {
		assertThat(trail.verify()).isEqualTo(new AuditTrail.Verification(3, true, null));
		assertThat(mvc.get().uri(AUDIT + "/verification").with(Callers.admin())).bodyJson().extractingPath("$.intact").isEqualTo(true);
	}

	@Test
	void theDatabaseItselfRefusesToChangeAnEntry() {
		for (String statement : List.of("update auth.audit_entry set actor = 'eve'", "delete from auth.audit_entry",
				"truncate auth.audit_entry")) {
			assertThatThrownBy(() -> database.sql(statement).update()).isInstanceOf(DataAccessException.class)
					.hasMessageContaining("only ever added to");
		}
	}

	@Test
	void noticesAnEntryThatWasChangedBehindItsBack() {
		unlocked("update auth.audit_entry set actor = 'eve' where action = 'DELETE'");

		assertThat(trail.verify()).satisfies(verification -> {
			assertThat(verification.intact()).isFalse();
			assertThat(verification.checked()).isEqualTo(1);
		});
	}

	@Test
	void noticesAnEntryThatWasTakenOut() {
		unlocked("delete from auth.audit_entry where action = 'DELETE'");

		assertThat(trail.verify().intact()).isFalse();
	}

	@Test
	void findsAndExportsEntriesOfTheOwnOrganisation() {
		assertThat(mvc.get().uri(AUDIT + "?actor=ada&action=DELETE&resource=/api/v1/scans").with(Callers.admin())).bodyJson()
				.extractingPath("$.data[*].status").asArray().containsExactly(204);
		assertThat(mvc.get().uri(AUDIT + "?from=" + Instant.now().plusSeconds(60)).with(Callers.admin())).bodyJson()
				.extractingPath("$.meta.total").isEqualTo(0);
		assertThat(mvc.get().uri(AUDIT + "/export?actor=ada").with(Callers.admin())).bodyText().hasLineCount(2).contains("\"hash\"");
		assertThat(mvc.get().uri(AUDIT + "/export").with(Callers.stranger())).bodyText().isEmpty();
		assertThat(mvc.get().uri(AUDIT).with(Callers.analyst())).hasStatus(403);
	}

	@Test
	void notesWhatNoRequestShowsAndNoSecret() {
		Account somebody = people.somebody("user");
		signIn(mvc, somebody.username(), "a wrong secret");
		signIn(mvc, "a secret typed as name", "x");
		signIn(mvc, somebody.username(), SignInFixture.PASSWORD);

		assertThat(mvc.get().uri(AUDIT + "?resource=account " + somebody.username()).with(Callers.admin())).bodyJson()
				.extractingPath("$.data[*].action").asArray().containsExactly("signed-in", "sign-in-refused");
		assertThat(mvc.get().uri(AUDIT + "/export").with(Callers.admin())).bodyText()
				.doesNotContain("a wrong secret", "typed as name", SignInFixture.PASSWORD);
		assertThat(trail.verify().intact()).isTrue();
	}

	/** As somebody with the database's keys could. */
	private void unlocked(String statement) {
		database.sql("alter table auth.audit_entry disable trigger user").update();
		database.sql(statement).update();
		database.sql("alter table auth.audit_entry enable trigger user").update();
	}

	private static ApiCall call(@Nullable String actor, String method, String path, int status) {
		return new ApiCall(UUID.randomUUID().toString(), Instant.now(), actor, method, path, status, Duration.ofMillis(5));
	}
}
