package io.mirage.correlation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.web.PageQuery;
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
	private final JdbcClient jdbc;
	private final Ear ear;
	private final Deliveries deliveries;

	CorrelationModuleTests(@Autowired ApplicationContext context, @Autowired Correlation correlation, @Autowired Findings findings,
			@Autowired JdbcClient jdbc, @Autowired Ear ear) {
		this.correlation = correlation;
		this.findings = findings;
		this.jdbc = jdbc;
		this.ear = ear;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forgetWhatWasHeard() {
		ear.raised.clear();
		ear.correlated.clear();
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
		findings.decide(OrganisationId.DEFAULT, before.id().value(), FindingState.FALSE_POSITIVE, Investigation.START);

		correlation.conclude(scan.id());

		assertThat(stored(scan.id())).singleElement().satisfies(after -> {
			assertThat(after.id()).isEqualTo(before.id());
			assertThat(after.state()).isEqualTo(FindingState.FALSE_POSITIVE);
		});
		assertThat(ear.raised()).hasSize(1);
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
		final ConcurrentLinkedDeque<ScanCorrelated> correlated = new ConcurrentLinkedDeque<>();

		@EventListener
		void on(FindingsRaised event) {
			raised.add(event);
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
