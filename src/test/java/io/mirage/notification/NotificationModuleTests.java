package io.mirage.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.yaml.snakeyaml.Yaml;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.configuration.Setting;
import io.mirage.events.configuration.SettingsChanged;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.Severity;
import io.mirage.events.notification.NotificationRaised;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.reporting.ReportId;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(Heard.class)
class NotificationModuleTests {

	private static final String NOTIFICATIONS = "/api/v1/notifications";

	private final Investigation scan = new Investigation();
	private final NotificationSettings settings;
	private final MessageRaising raising;
	private final MockMvcTester mvc;
	private final Heard heard;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;

	NotificationModuleTests(@Autowired ApplicationContext context, @Autowired NotificationSettings settings,
			@Autowired MessageRaising raising, @Autowired MockMvcTester mvc, @Autowired Heard heard,
			@Autowired JdbcClient jdbc) {
		this.settings = settings;
		this.raising = raising;
		this.mvc = mvc;
		this.heard = heard;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void startSilent() {
		heard.forget();
		jdbc.sql("truncate notification.message, notification.reading, notification.scan, notification.setting").update();
	}

	@Test
	void aBatchOfFindingsIsOneMessageForEachSeriousSeverity() {
		deliveries.deliver(findings(scan, 7, Severity.HIGH, 1, Severity.CRITICAL, 3, Severity.MEDIUM));

		assertThat(list("", Callers.readOnly())).bodyJson().satisfies(page -> {
			page.assertThat().extractingPath("$.data[*].title").asArray()
					.containsExactlyInAnyOrder("7 high findings", "1 critical finding");
			page.assertThat().extractingPath("$.data[?(@.severity == 'high')].body").asArray()
					.satisfiesExactly(body -> assertThat((String) body).hasLineCount(6).startsWith("<b>high 0</b>\n")
							.endsWith("\nand 2 more"));
			page.assertThat().extractingPath("$.data[*].scan_id").asArray().containsOnly(scan.id().toString());
		});
	}

	@Test
	void theEndOfAScanSaysWhatCouldNotBeSeen() {
		deliveries.deliver(scan.finished(new CollectorCoverage("crtsh", "crt.sh", Map.of(Outcome.BLOCKED, 2L, Outcome.EMPTY, 1L), true, null),
				new CollectorCoverage("whois", "Whois", Map.of(Outcome.BLOCKED, 1L, Outcome.QUOTA, 1L), true, null)));

		assertThat(list("", Callers.readOnly())).bodyJson().satisfies(page -> {
			page.assertThat().extractingPath("$.data[0].title").isEqualTo("Scan Aurora completed");
			page.assertThat().extractingPath("$.data[0].body")
					.isEqualTo("0 entities from 0 tasks. Without an answer: blocked 3, quota 1.");
			page.assertThat().extractingPath("$.data[0].severity").isNull();
		});
	}

	@Test
	void neitherOrderNorRepetitionMatters() {
		List<MirageEvent> story = story();
		for (long seed = 1; seed <= 3; seed++) {
			startSilent();
			heard.forget();
			Random random = new Random(seed);
			Collections.shuffle(story, random);
			deliveries.deliver(story);
			Collections.shuffle(story, random);
			deliveries.deliver(story);

			assertThat(heard.all(NotificationRaised.class)).as("seed %d", seed)
					.extracting(NotificationRaised::title).containsExactlyInAnyOrder("2 high findings", "1 critical finding",
							"Scan Aurora completed", "Report Kites is ready");
			assertThat(count()).isEqualTo(4);
		}
	}

	@Test
	void aDeletedScanTakesItsMessagesAlong() {
		deliveries.deliver(scan.finished());
		deliveries.deliver(scan.deleted());
		deliveries.deliver(story());

		assertThat(count()).isZero();
		assertThat(heard.all(NotificationRaised.class)).hasSize(1);
	}

	@Test
	void peopleDecideWhatIsSerious() {
		deliveries.deliver(setting("\"low\"", 2));
		deliveries.deliver(setting("\"critical\"", 1));
		assertThat(settings.minimumSeverity()).isEqualTo(Severity.LOW);

		deliveries.deliver(findings(scan, 1, Severity.LOW, 1, Severity.INFO, 1, Severity.MEDIUM));
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void theDefaultIsTheDeclaredOne() {
		List<Map<String, ?>> declared = new Yaml().load(getClass().getResourceAsStream("/settings/notification.yaml"));

		assertThat(declared).singleElement().satisfies(declaration -> {
			assertThat(declaration.get("key")).isEqualTo(NotificationSettings.MINIMUM_SEVERITY);
			assertThat(declaration.get("default")).isEqualTo(settings.minimumSeverity().label());
		});
	}

	@Test
	void asksForItsSettingsAtStart() {
		settings.askForSettings();

		assertThat(heard.all(RepublishRequested.class)).extracting(RepublishRequested::event).containsExactly("SettingsChanged");
	}

	@Test
	void everybodyHasTheirOwnMarks() {
		deliveries.deliver(story());
		assertThat(list("?unread=true&per_page=1", Callers.readOnly())).bodyJson().extractingPath("$.meta.pagination.total").isEqualTo(4);
		String first = jdbc.sql("select id from notification.message where kind = 'report_written'").query(String.class).single();

		assertThat(post("/" + first + "/read", Callers.readOnly())).hasStatus(204);
		assertThat(post("/" + first + "/read", Callers.readOnly())).hasStatus(204);
		assertThat(list("/unread-count", Callers.readOnly())).bodyJson().isStrictlyEqualTo("{\"unread\": 3}");
		assertThat(list("?unread=true", Callers.readOnly())).bodyJson().extractingPath("$.data").asArray().hasSize(3);
		assertThat(post("/read", Callers.readOnly())).hasStatus(204);
		assertThat(list("/unread-count", Callers.readOnly())).bodyJson().isStrictlyEqualTo("{\"unread\": 0}");
		assertThat(list("", Callers.readOnly())).bodyJson().extractingPath("$.data[*].read_at").asArray().hasSize(4).doesNotContainNull();
	}

	@Test
	void aStrangerSeesAndMarksNothing() {
		deliveries.deliver(scan.finished());
		String id = jdbc.sql("select id from notification.message").query(String.class).single();

		assertThat(list("", Callers.stranger())).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(post("/" + id + "/read", Callers.stranger())).hasStatus(404).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/unknown-notification");
		assertThat(post("/read", Callers.stranger())).hasStatus(204);
		assertThat(jdbc.sql("select count(*) from notification.reading").query(Long.class).single()).isZero();
		assertThat(mvc.get().uri(NOTIFICATIONS)).hasStatus(401);
	}

	@Test
	void oldMessagesGo() {
		deliveries.deliver(scan.finished());
		jdbc.sql("update notification.message set created_at = now() - interval '91 days'").update();
		raising.sweep();

		assertThat(count()).isZero();
	}

	private List<MirageEvent> story() {
		return new ArrayList<>(List.of(scan.finished(), findings(scan, 2, Severity.HIGH, 1, Severity.CRITICAL, 1, Severity.INFO),
				new ReportWritten(header(), ReportId.of("01900000-0000-7000-8000-0000000000cc"), scan.id(), ProjectId.DEFAULT, "Kites",
						List.of("html", "json"))));
	}

	private static FindingsRaised findings(Investigation scan, int a, Severity first, int b, Severity second, int c, Severity third) {
		List<Finding> findings = new ArrayList<>();
		add(findings, scan, a, first);
		add(findings, scan, b, second);
		add(findings, scan, c, third);
		return new FindingsRaised(header(), scan.id(), ProjectId.DEFAULT, findings);
	}

	private static void add(List<Finding> findings, Investigation scan, int count, Severity severity) {
		for (int i = 0; i < count; i++) {
			findings.add(new Finding(FindingId.of(scan.id().value(), severity.label(), "" + i), "rule", "Rule", severity,
					"<b>" + severity.label() + " " + i + "</b>", "Because.", List.of(new Evidence(null, Investigation.TARGET))));
		}
	}

	private static SettingsChanged setting(String value, long version) {
		return new SettingsChanged(header(), List.of(new Setting("notification", "minimum-severity", value, version),
				new Setting("collection", "minimum-severity", "\"info\"", 9)));
	}

	private static EventHeader header() {
		return EventHeader.of("scan", OrganisationId.DEFAULT, Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC));
	}

	private long count() {
		return jdbc.sql("select count(*) from notification.message").query(Long.class).single();
	}

	private MvcTestResult list(String path, RequestPostProcessor caller) {
		return mvc.get().uri(NOTIFICATIONS + path).with(caller).exchange();
	}

	private MvcTestResult post(String path, RequestPostProcessor caller) {
		return mvc.method(HttpMethod.POST).uri(NOTIFICATIONS + path).with(caller).exchange();
	}
}
