package io.mirage.correlation;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.web.PageQuery;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a finding from scan to scan. */
@ModuleTest
@Import(Heard.class)
class FindingLifeTests {

	private static final EntityRef OLD = host("old.aurora-kites.example");
	private static final EntityRef EXPIRED = EntityRef.of(EntityType.TLS_CERTIFICATE, "ab".repeat(32));
	private static final EntityRef FRESH = EntityRef.of(EntityType.TLS_CERTIFICATE, "cd".repeat(32));
	private static final EntityRef SERVICE = EntityRef.of(EntityType.SERVICE, "old.aurora-kites.example:443/tcp");

	private final Findings findings;
	private final FindingStates states;
	private final Heard heard;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private Instant day = Investigation.START;

	FindingLifeTests(@Autowired ApplicationContext context, @Autowired Findings findings, @Autowired FindingStates states,
			@Autowired Heard heard, @Autowired JdbcClient jdbc) {
		this.findings = findings;
		this.states = states;
		this.heard = heard;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forgetEverything() {
		jdbc.sql("""
				truncate correlation.finding, facts.false_positive, facts.scan, facts.completion, facts.scan_task, facts.scan_entity,
				facts.scan_observation, facts.scan_relationship""").update();
		heard.forget();
	}

	@Test
	void isResolvedWhenALaterScanLooksAndFindsItNoMore() {
		Investigation first = scan(EXPIRED, null);
		assertThat(states(first)).containsExactly(FindingState.OPEN);

		Investigation second = scan(FRESH, null);

		assertThat(states(first)).containsExactly(FindingState.RESOLVED);
		assertThat(stored(second)).isEmpty();
		assertThat(heard.all(FindingStateChanged.class)).singleElement().satisfies(change -> {
			assertThat(change.state()).isEqualTo(FindingState.RESOLVED);
			assertThat(change.by()).isEqualTo("mirage");
		});
	}

	@ParameterizedTest
	@EnumSource(names = {"BLOCKED", "QUOTA", "UNREACHABLE", "UNREADABLE", "NOT_PERMITTED", "OUT_OF_SCOPE"})
	void staysOpenIfTheSourceDidNotAnswer(Outcome outcome) {
		Investigation first = scan(EXPIRED, null);

		scan(FRESH, outcome);

		assertThat(states(first)).containsExactly(FindingState.OPEN);
	}

	@Test
	void staysOpenIfNobodyAsked() {
		Investigation first = scan(EXPIRED, null);
		Investigation second = next();
		second.ask("crtsh", TARGET).end();

		correlated(second);

		assertThat(states(first)).containsExactly(FindingState.OPEN);
	}

	@Test
	void isOpenAgainWhenItComesBack() {
		scan(EXPIRED, null);
		scan(FRESH, null);

		Investigation third = scan(EXPIRED, null);

		assertThat(stored(third)).singleElement().satisfies(finding -> {
			assertThat(finding.state()).isEqualTo(FindingState.OPEN);
			assertThat(finding.reopened()).isTrue();
		});
		assertThat(heard.all(FindingsRaised.class)).hasSize(2);
	}

	@Test
	void keepsThroughARescanWhatPeopleDecided() {
		Investigation first = scan(EXPIRED, null);
		decide(first, FindingState.ACKNOWLEDGED);

		Investigation second = scan(EXPIRED, null);

		assertThat(states(second)).containsExactly(FindingState.ACKNOWLEDGED);
		assertThat(heard.all(FindingStateChanged.class)).extracting(FindingStateChanged::scanId).containsExactly(first.id(), second.id());
	}

	@Test
	void isNotToldAgainOnceItIsFalse() {
		Investigation first = scan(EXPIRED, null);
		decide(first, FindingState.FALSE_POSITIVE);
		heard.forget();

		Investigation second = scan(EXPIRED, null);

		assertThat(states(second)).containsExactly(FindingState.FALSE_POSITIVE);
		assertThat(heard.all(FindingsRaised.class)).isEmpty();
		assertThat(heard.all(ScanCorrelated.class)).singleElement().satisfies(event -> assertThat(event.findings()).isEmpty());

		decide(second, FindingState.OPEN);
		assertThat(heard.all(FindingsRaised.class)).as("told late").singleElement()
				.satisfies(event -> assertThat(event.scanId()).isEqualTo(second.id()));
	}

	@Test
	void speaksOfWhatIsNewOrChangedSinceEarlierScans() {
		Investigation first = next();
		first.ask("port-scan", OLD).saw(SERVICE, Map.of("server", "nginx/1.26")).related(OLD, RelationType.EXPOSES, SERVICE).end();
		first.ask("crtsh", TARGET).saw(OLD).end();
		first.ask("ip", address("192.0.2.7")).saw(address("192.0.2.7"), Map.of("country", "NO")).end();
		correlated(first);
		assertThat(rules(first)).doesNotContain("new-open-port", "new-host", "country-changed");
		EntityRef opened = EntityRef.of(EntityType.SERVICE, "old.aurora-kites.example:8080/tcp");
		EntityRef added = host("new.aurora-kites.example");
		EntityRef unlooked = EntityRef.of(EntityType.SERVICE, "new.aurora-kites.example:80/tcp");

		Investigation second = next();
		second.ask("port-scan", OLD).saw(SERVICE, Map.of("server", "caddy")).saw(opened).end();
		second.ask("crtsh", TARGET).saw(OLD).saw(added).end();
		second.ask("dns-records", added).saw(address("192.0.2.7")).related(added, RelationType.RESOLVES_TO, address("192.0.2.7")).end();
		second.ask("port-scan", added).saw(unlooked).end();
		second.ask("ip", address("192.0.2.7")).saw(address("192.0.2.7"), Map.of("country", "AQ")).end();
		correlated(second);

		assertThat(stored(second)).extracting(StoredFinding::headline).contains(
				"old.aurora-kites.example:8080/tcp did not answer before", "new.aurora-kites.example was not there before",
				"192.0.2.7 has moved from NO to AQ", "old.aurora-kites.example:443/tcp now runs caddy, before nginx/1.26");
		assertThat(stored(second)).extracting(StoredFinding::headline).as("nobody had looked there before")
				.noneMatch(headline -> headline.startsWith(unlooked.value()));
	}

	/** A service presents a certificate; the source may fail instead. */
	private Investigation scan(EntityRef certificate, @Nullable Outcome instead) {
		Investigation scan = next();
		var answer = scan.ask("tls-certificate", OLD);
		if (instead == null) {
			answer.saw(SERVICE).saw(certificate, certificate == EXPIRED ? Map.of("expired", "true") : Map.of())
					.related(SERVICE, RelationType.PRESENTS_CERTIFICATE, certificate);
		} else {
			answer.outcome(instead);
		}
		answer.end();
		return correlated(scan);
	}

	/** The scan of the day after. */
	private Investigation next() {
		day = day.plusSeconds(86_400);
		return new Investigation().at(day);
	}

	private Investigation correlated(Investigation scan) {
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(scan.started(TARGET), scan.finished());
		return scan;
	}

	private void decide(Investigation scan, FindingState state) {
		states.decide(Callers.caller(OrganisationId.DEFAULT, "analyst"), stored(scan).getFirst().id().value(), state);
	}

	private List<FindingState> states(Investigation scan) {
		return stored(scan).stream().filter(finding -> finding.ruleId().equals("expired-certificate")).map(StoredFinding::state).toList();
	}

	private List<String> rules(Investigation scan) {
		return stored(scan).stream().map(StoredFinding::ruleId).toList();
	}

	private List<StoredFinding> stored(Investigation scan) {
		return findings.find(FindingFilter.of(OrganisationId.DEFAULT, scan.id().value()), PageQuery.first());
	}
}
