package io.mirage.correlation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.ScanId;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.events.storage.MarkKind;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.web.PageQuery;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(CorrelationModuleTests.Ear.class)
class CorrelationModuleTests {

	private static final EntityRef CERTIFICATE = EntityRef.of(EntityType.TLS_CERTIFICATE, "ab".repeat(32));
	private static final EntityRef SERVICE = EntityRef.of(EntityType.SERVICE, "old.aurora-kites.example:443/tcp");

	private final Correlation correlation;
	private final Findings findings;
	private final FindingStates states;
	private final JdbcClient jdbc;
	private final Ear ear;
	private final Deliveries deliveries;

	CorrelationModuleTests(@Autowired ApplicationContext context, @Autowired Correlation correlation, @Autowired Findings findings, @Autowired FindingStates states,
			@Autowired JdbcClient jdbc, @Autowired Ear ear) {
		this.correlation = correlation;
		this.findings = findings;
		this.states = states;
		this.jdbc = jdbc;
		this.ear = ear;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forgetWhatWasHeard() {
		ear.raised.clear();
		ear.correlated.clear();
		ear.changed.clear();
		jdbc.sql("""
				truncate correlation.finding, facts.false_positive, facts.scan, facts.completion, facts.scan_task, facts.scan_entity,
				facts.scan_observation, facts.scan_relationship""").update();
	}

	@Test
	void drawsConclusionsOnceTheFactsAreComplete() {
		Investigation scan = expiredCertificate(new Investigation());
		deliveries.deliver(scan.batches(10));
		assertThat(ear.correlated).isEmpty();

		deliveries.deliver(scan.started(TARGET), scan.finished());

		assertThat(ear.correlated).singleElement().satisfies(event -> {
			assertThat(event.scanId()).isEqualTo(scan.id());
			assertThat(event.findings()).isEqualTo(Map.of(Severity.MEDIUM, 1));
		});
		assertThat(ear.raised()).singleElement().satisfies(finding -> {
			assertThat(finding.ruleId()).isEqualTo("expired-certificate");
			assertThat(finding.evidence()).singleElement().satisfies(evidence -> assertThat(evidence.observationId()).isNotNull());
		});
	}

	@Test
	void anyOrderAndRepetitionGivesTheSameFindingsOnce() {
		for (long seed = 1; seed <= 5; seed++) {
			Investigation scan = expiredCertificate(new Investigation());
			List<MirageEvent> deliveredTwice = new ArrayList<>(scan.batches(1));
			deliveredTwice.addAll(scan.batches(2));
			deliveredTwice.addAll(List.of(scan.started(TARGET), scan.finished(), scan.finished()));
			Collections.shuffle(deliveredTwice, new Random(seed));

			deliveries.deliver(deliveredTwice);

			assertThat(ear.correlated.stream().filter(event -> event.scanId().equals(scan.id()))).as("seed %d", seed).hasSize(1);
			assertThat(stored(scan.id())).as("seed %d", seed).extracting(StoredFinding::ruleId).containsExactly("expired-certificate");
		}
		assertThat(ear.raised()).hasSize(5);
	}

	@Test
	void aScanWithoutFindingsIsCorrelatedToo() {
		Investigation scan = new Investigation();
		scan.ask("crtsh", TARGET).end();

		deliveries.deliver(scan.started(TARGET), scan.finished());
		deliveries.deliver(scan.batches(10));

		assertThat(ear.correlated).singleElement()
				.satisfies(event -> assertThat(event.findings()).isEmpty());
		assertThat(ear.raised).isEmpty();
	}

	@Test
	void runningTheRulesAgainKeepsWhatPeopleDecided() {
		Investigation scan = correlated(expiredCertificate(new Investigation()));
		StoredFinding before = stored(scan.id()).getFirst();
		states.decide(Callers.caller(OrganisationId.DEFAULT, "analyst"), before.id().value(), FindingState.FALSE_POSITIVE);

		correlation.conclude(scan.id());

		assertThat(stored(scan.id())).singleElement().satisfies(after -> {
			assertThat(after.id()).isEqualTo(before.id());
			assertThat(after.state()).isEqualTo(FindingState.FALSE_POSITIVE);
		});
		assertThat(ear.raised()).hasSize(1);
	}

	@Test
	void whatIsMarkedAsFalseIsNoFindingInAnyScanOfTheProject() {
		EntityMarked mark = mark(CERTIFICATE, null);
		deliveries.deliver(mark);

		Investigation later = correlated(expiredCertificate(new Investigation()));

		assertThat(stored(later.id())).isEmpty();
		assertThat(ear.raised()).isEmpty();
	}

	@Test
	void markingClosesAndUnmarkingOpensWhatRestsOnNothingElse() {
		Investigation scan = correlated(expiredCertificate(new Investigation()));
		EntityMarked mark = mark(CERTIFICATE, null);

		deliveries.deliver(mark);
		assertThat(stored(scan.id())).extracting(StoredFinding::state).containsExactly(FindingState.FALSE_POSITIVE);
		assertThat(ear.changed).filteredOn(change -> change.scanId().equals(scan.id())).singleElement()
				.satisfies(change -> assertThat(change.state()).isEqualTo(FindingState.FALSE_POSITIVE));

		deliveries.deliver(unmark(mark));
		assertThat(stored(scan.id())).extracting(StoredFinding::state).containsExactly(FindingState.OPEN);
	}

	@Test
	void anExpiredMarkOrOneTakenBackBeforeItArrivedChangesNothing() {
		Investigation scan = correlated(expiredCertificate(new Investigation()));
		EntityMarked taken = mark(CERTIFICATE, null);

		deliveries.deliver(unmark(taken));
		deliveries.deliver(taken);
		deliveries.deliver(mark(CERTIFICATE, Instant.parse("2020-01-01T00:00:00Z")));

		assertThat(stored(scan.id())).extracting(StoredFinding::state).containsExactly(FindingState.OPEN);
	}

	@Test
	void aMarkThatExpiresOpensTheFindingAgain() {
		Investigation scan = correlated(expiredCertificate(new Investigation()));
		EntityMarked mark = mark(CERTIFICATE, Instant.now().plusSeconds(600));
		deliveries.deliver(mark);
		jdbc.sql("update facts.false_positive set expires_at = now() - interval '1 second' where mark_id = ?").param(mark.markId())
				.update();

		states.restore();

		assertThat(stored(scan.id())).extracting(StoredFinding::state).containsExactly(FindingState.OPEN);
	}

	@Test
	void anotherProjectsMarkSaysNothingHere() {
		EntityMarked mark = mark(CERTIFICATE, null);
		deliveries.deliver(new EntityMarked(mark.header(), mark.markId(), ProjectId.create(Investigation.START), CERTIFICATE, mark.kind(),
				mark.text(), mark.by(), null));

		assertThat(stored(correlated(expiredCertificate(new Investigation())).id())).hasSize(1);
	}

	private static EntityMarked mark(EntityRef entity, @Nullable Instant expiresAt) {
		return new EntityMarked(header(), UUID.randomUUID(), ProjectId.DEFAULT, entity, MarkKind.FALSE_POSITIVE, "not ours", "ada", expiresAt);
	}

	private static EntityUnmarked unmark(EntityMarked mark) {
		return new EntityUnmarked(header(), mark.markId(), mark.projectId(), mark.entity(), mark.kind(), "ada");
	}

	private static EventHeader header() {
		return EventHeader.of("mark", OrganisationId.DEFAULT, Clock.systemUTC());
	}

	@Test
	void aDeletedScanLeavesNothing() {
		Investigation scan = correlated(expiredCertificate(new Investigation()));

		deliveries.deliver(scan.deleted());
		deliveries.deliver(scan.batches(1));

		assertThat(stored(scan.id())).isEmpty();
		assertThat(jdbc.sql("select count(*) from facts.scan_entity where scan_id = ?").param(scan.id().value())
				.query(Long.class).single()).isZero();
	}

	@Test
	void hostileTextStaysTextInTheHeadline() {
		Investigation scan = new Investigation();
		presented(scan, Map.of("subject", "<script>alert(1)</script>{value}\u0000\u202E\n=cmd|'/C calc'!A0", "expired", "true"));
		correlated(scan);

		assertThat(stored(scan.id())).singleElement().satisfies(finding -> assertThat(finding.headline())
				.contains("<script>alert(1)</script>{value}\uFFFD\uFFFD\uFFFD=cmd|'/C calc'!A0").doesNotContain("\n", "\u202E"));
	}

	private Investigation correlated(Investigation scan) {
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(scan.started(TARGET), scan.finished());
		return scan;
	}

	private static Investigation expiredCertificate(Investigation scan) {
		scan.ask("crtsh", TARGET).saw(host("www.aurora-kites.example")).end();
		presented(scan, Map.of("subject", "CN=old.aurora-kites.example", "not_after", "2025-01-01T00:00:00Z"));
		scan.ask("http-fetch", host("www.aurora-kites.example")).outcome(Outcome.OUT_OF_SCOPE).end();
		return scan;
	}

	private static void presented(Investigation scan, Map<String, String> attributes) {
		scan.ask("tls-certificate", host("old.aurora-kites.example")).saw(CERTIFICATE, attributes).saw(SERVICE)
				.related(SERVICE, RelationType.PRESENTS_CERTIFICATE, CERTIFICATE).end();
	}

	private List<StoredFinding> stored(ScanId scan) {
		return findings.find(FindingFilter.of(OrganisationId.DEFAULT, scan.value()), PageQuery.first());
	}

	@TestComponent
	static class Ear {
		final ConcurrentLinkedDeque<FindingsRaised> raised = new ConcurrentLinkedDeque<>();
		final ConcurrentLinkedDeque<FindingStateChanged> changed = new ConcurrentLinkedDeque<>();
		final ConcurrentLinkedDeque<ScanCorrelated> correlated = new ConcurrentLinkedDeque<>();

		@EventListener
		void on(FindingsRaised event) {
			raised.add(event);
		}

		@EventListener
		void on(FindingStateChanged event) {
			changed.add(event);
		}

		@EventListener
		void on(ScanCorrelated event) {
			correlated.add(event);
		}

		List<Finding> raised() {
			return raised.stream().flatMap(event -> event.findings().stream()).toList();
		}
	}
}
