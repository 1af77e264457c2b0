package io.mirage.reporting;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Investigation;

import static io.mirage.support.Investigation.START;
import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;

/** A scan of a small company with findings, gaps in its coverage and a page that wants to be markup. */
final class ReportStories {

	static final String HOSTILE_TITLE = "<script>alert(1)</script>\u0000\u001b[31m\u202egnp.exe =HYPERLINK(\"https://x.example\")";
	static final EntityRef WWW = host("www.aurora-kites.example");
	static final EntityRef LOGIN = EntityRef.of(EntityType.URL, "https://www.aurora-kites.example/login");
	static final EntityRef CERTIFICATE = EntityRef.of(EntityType.TLS_CERTIFICATE,
			"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
	private static final EntityRef POLICY = EntityRef.of(EntityType.EMAIL_SERVER_POLICY, "aurora-kites.example spf");

	private final OrganisationId organisation;
	private final Investigation scan;

	ReportStories() {
		this(OrganisationId.DEFAULT);
	}

	ReportStories(OrganisationId organisation) {
		this.organisation = organisation;
		this.scan = new Investigation(organisation);
		tell();
	}

	Investigation scan() {
		return scan;
	}

	/** Everything that a report needs, in the natural order. */
	List<MirageEvent> events() {
		List<MirageEvent> events = new ArrayList<>(List.of(scan.started(TARGET)));
		events.addAll(scan.batches(2));
		events.add(finished());
		findings().forEach(finding -> events.add(raised(finding)));
		events.add(correlated());
		return events;
	}

	ScanFinished finished() {
		return scan.finished(source("dns-records", "DNS records", Map.of(Outcome.ANSWERED, 9L, Outcome.EMPTY, 4L)),
				source("dns-brute", "Name guessing", Map.of(Outcome.ANSWERED, 1L)),
				source("crtsh", "Certificate log", Map.of(Outcome.BLOCKED, 1L)),
				source("http-fetch", "Web pages", Map.of(Outcome.ANSWERED, 6L, Outcome.UNREACHABLE, 2L)),
				source("tls-certificate", "TLS certificates", Map.of(Outcome.ANSWERED, 3L)),
				source("rdap", "Registration data", Map.of(Outcome.QUOTA, 2L)),
				source("whois", "Whois", Map.of(Outcome.EMPTY, 1L)),
				new CollectorCoverage("port-scan", "Open ports", Map.of(), false, "more intrusive than the scan allows"));
	}

	List<Finding> findings() {
		return List.of(
				finding("certificate-expired", "Expired certificate", Severity.HIGH,
						"The certificate of www.aurora-kites.example has expired",
						"Visitors see a warning and learn to ignore it; some programs refuse to connect.", CERTIFICATE, WWW),
				finding("login-unencrypted", "Login without encryption", Severity.CRITICAL,
						"A login page is reached over plain HTTP first", "Whoever shares the network can read the password.", LOGIN),
				finding("spf-soft", "Mail may be forged", Severity.MEDIUM, "SPF of aurora-kites.example ends in ~all",
						"Receivers accept mail from servers that the policy does not name.", POLICY),
				finding("hostile-title", "Page with a strange title", Severity.INFO, HOSTILE_TITLE, "Somebody tries something.", WWW));
	}

	FindingsRaised raised(Finding... findings) {
		return new FindingsRaised(header(), scan.id(), ProjectId.DEFAULT, Arrays.asList(findings));
	}

	ScanCorrelated correlated() {
		Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
		findings().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
		return new ScanCorrelated(header(), scan.id(), ProjectId.DEFAULT, counts);
	}

	private void tell() {
		var guessed = scan.ask("dns-brute", TARGET).saw(WWW).related(TARGET, RelationType.CONTAINS, WWW);
		for (String name : List.of("api", "blog", "dev", "ftp", "mail", "shop", "staging", "vpn")) {
			EntityRef host = host(name + ".aurora-kites.example");
			guessed.saw(host, Map.of("resolves", "true"), name.equals("dev") ? new String[] {"wildcard"} : new String[0])
					.related(TARGET, RelationType.CONTAINS, host);
		}
		guessed.end();
		scan.ask("dns-records", TARGET).saw(POLICY, Map.of("record", "v=spf1 mx ~all", "policy", "softfail"))
				.saw(host("mail.aurora-kites.example"))
				.saw(EntityRef.of(EntityType.DNS_RECORD, "aurora-kites.example MX 10 mail.aurora-kites.example"))
				.related(TARGET, RelationType.MAIL_BY, host("mail.aurora-kites.example")).end();
		scan.ask("dns-records", WWW).saw(address("192.0.2.10")).related(WWW, RelationType.RESOLVES_TO, address("192.0.2.10")).end();
		scan.ask("tls-certificate", WWW).saw(CERTIFICATE, Map.of("subject", "CN=www.aurora-kites.example", "not_after",
				"2026-10-01T00:00:00Z", "issuer", "CN=Kite CA"), "expired").related(WWW, RelationType.PRESENTS_CERTIFICATE, CERTIFICATE).end();
		scan.ask("http-fetch", WWW).saw(LOGIN, Map.of("status", "200", "title", "Sign in"))
				.saw(EntityRef.of(EntityType.WEB_PAGE, "https://www.aurora-kites.example/"),
						Map.of("title", HOSTILE_TITLE, "status", "200", "content_type", "text/html"), "<b>bold</b>")
				.saw(EntityRef.of(EntityType.TECHNOLOGY, "nginx"), Map.of("version", "1.18.0"))
				.saw(EntityRef.of(EntityType.EMAIL_ADDRESS, "mara@aurora-kites.example")).related(WWW, RelationType.LINKS_TO, LOGIN).end();
		scan.ask("crtsh", TARGET).outcome(Outcome.BLOCKED).end();
		scan.ask("whois", TARGET).end();
	}

	private Finding finding(String rule, String name, Severity severity, String headline, String why, EntityRef... evidence) {
		return new Finding(FindingId.of(scan.id().value(), rule, TARGET.value()), rule, name, severity, headline, why,
				Arrays.stream(evidence).map(entity -> new Evidence(null, entity)).toList());
	}

	private static CollectorCoverage source(String id, String name, Map<Outcome, Long> outcomes) {
		return new CollectorCoverage(id, name, outcomes, true, null);
	}

	private EventHeader header() {
		return EventHeader.of(scan.id(), organisation, Clock.fixed(START.plusSeconds(60), ZoneOffset.UTC));
	}
}
