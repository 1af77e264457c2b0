package io.mirage.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountErased;
import io.mirage.events.auth.AccountStateChanged;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.events.storage.MarkKind;
import io.mirage.events.users.ProjectId;
import io.mirage.notification.NotificationStage;
import io.mirage.notification.delivery.DeliveryHand;
import io.mirage.support.Callers;
import io.mirage.support.HandClock;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;
import io.mirage.support.Receiver;

import static io.mirage.notification.NotificationStage.findings;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

/** Who is told what, and when, by rules. Deliveries are looked at where they wait; nothing is sent here. */
@ModuleTest
@Import(HandClock.Supply.class)
@TestPropertySource(properties = {"mirage.notification.deliveries.interval=1d", "mirage.outbound.allowed=127.0.0.1/32",
		"mirage.outbound.timeout=3s"})
class RuleTests {

	private static final String RULES = "/api/v1/notification-rules";

	@Autowired HandClock clock;
	@Autowired JdbcClient jdbc;

	private final NotificationStage stage;
	private final Receiver receiver = new Receiver();

	RuleTests(@Autowired ApplicationContext context) {
		this.stage = new NotificationStage(context);
	}

	@BeforeEach
	void clear() {
		stage.clear();
		clock.set(Instant.parse("2026-11-24T10:00:00Z"));
	}

	@AfterEach
	void close() {
		receiver.close();
	}

	private String hook() {
		return stage.webhook("hook-" + UUID.randomUUID(), receiver.at("/"));
	}

	/** What waits to be told, a line for each delivery with its titles in order. */
	private List<String> waiting() {
		return jdbc.sql("""
				select string_agg(n.content::json ->> 'title', ', ' order by n.content::json ->> 'title') from notification.delivery d
				join notification.delivery_item i on i.delivery_id = d.id join notification.news n on n.id = i.news_id
				group by d.id order by 1""").query(String.class).list();
	}

	private Instant due() {
		return jdbc.sql("select due_at from notification.delivery").query(OffsetDateTime.class).single().toInstant();
	}

	private void condition(Map<String, Object> condition) {
		stage.rule(Map.of("name", "rule", "condition", condition, "channels", List.of(hook())));
	}

	@Test
	void aRuleIsAboutSeverityTypeAndText() {
		EntityRef www = host("www.aurora-kites.example");
		condition(Map.of("events", List.of("finding"), "minimum_severity", "high", "types", List.of("Hostname"), "text", "EXPIRED"));
		Investigation scan = new Investigation();
		stage.tell(findings(scan, Severity.CRITICAL, www, "Certificate expired"), findings(scan, Severity.MEDIUM, www, "Key expired"),
				findings(scan, Severity.HIGH, www, "Certificate weak"), findings(scan, Severity.HIGH, "Domain expired"));
		stage.events().deliver(scan.finished());

		assertThat(waiting()).containsExactly("Certificate expired");
	}

	@Test
	void aRuleIsAboutWhatPeopleHaveTagged() {
		EntityRef jewel = host("crown.aurora-kites.example");
		EntityRef plain = host("www.aurora-kites.example");
		UUID mark = UUID.randomUUID();
		UUID taken = UUID.randomUUID();
		EventHeader header = EventHeader.of("x", OrganisationId.DEFAULT, clock);
		stage.events().deliver(new EntityMarked(header, mark, ProjectId.DEFAULT, jewel, MarkKind.TAG, "jewel", "ada", null),
				new EntityUnmarked(EventHeader.of("x", OrganisationId.DEFAULT, clock), taken, ProjectId.DEFAULT, plain, MarkKind.TAG, "ada"),
				new EntityMarked(EventHeader.of("x", OrganisationId.DEFAULT, clock), taken, ProjectId.DEFAULT, plain, MarkKind.TAG, "jewel", "ada", null));
		condition(Map.of("tags", List.of("jewel")));
		stage.tell(findings(new Investigation(), Severity.LOW, jewel, "Jewel"), findings(new Investigation(), Severity.LOW, plain, "Plain"));

		assertThat(waiting()).containsExactly("Jewel");
	}

	@Test
	void onlyNewIsWhatNoEarlierScanOfTheProjectHasBroughtUp() {
		stage.tell(findings(new Investigation(), Severity.HIGH, "Old"));
		condition(Map.of("only_new", true));
		stage.tell(findings(new Investigation(), Severity.HIGH, "Old", "New"));

		assertThat(waiting()).containsExactly("New");
	}

	@Test
	void whatAnEventBringsIsToldTogetherAndWhatComesAgainNotAtAll() {
		condition(Map.of());
		var event = findings(new Investigation(), Severity.HIGH, "A", "B");
		stage.tell(event, event);

		assertThat(waiting()).containsExactly("A, B");
	}

	@Test
	void aChannelIsToldOnceHoweverManyRulesWantItAndTheMostUrgentCounts() {
		String hook = hook();
		stage.rule(Map.of("name", "daily", "channels", List.of(hook), "timing", Map.of("digest", Map.of("at", "08:00", "zone", "UTC"))));
		stage.rule(Map.of("name", "now", "channels", List.of(hook)));
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"));

		assertThat(waiting()).containsExactly("A");
		assertThat(due()).isEqualTo("2026-11-24T10:00:00Z");
	}

	@Test
	void whatIsAggregatedWaitsForMoreAndNoLonger() {
		stage.rule(Map.of("name", "rule", "channels", List.of(hook()), "timing", Map.of("aggregate", "PT10M")));
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"));
		clock.advance(Duration.ofMinutes(6));
		stage.tell(findings(new Investigation(), Severity.HIGH, "B"));

		assertThat(waiting()).containsExactly("A, B");
		assertThat(due()).isEqualTo("2026-11-24T10:10:00Z");
	}

	@Test
	void whatWasToldIsNotToldAgainForAWhile() {
		stage.rule(Map.of("name", "rule", "channels", List.of(hook()), "timing", Map.of("repeat_after", "PT24H")));
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"));
		clock.advance(Duration.ofHours(23));
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"));
		assertThat(waiting()).containsExactly("A");
		clock.advance(Duration.ofHours(2));
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"));
		assertThat(waiting()).containsExactly("A", "A");
	}

	@Test
	void quietHoursHoldBackAllButWhatBreaksThem() {
		stage.rule(Map.of("name", "rule", "channels", List.of(hook()), "timing",
				Map.of("quiet", Map.of("from", "09:00", "to", "12:00", "zone", "UTC", "breaks", "critical"))));
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"), findings(new Investigation(), Severity.HIGH, "B"),
				findings(new Investigation(), Severity.CRITICAL, "Fire"));

		assertThat(waiting()).containsExactly("A, B", "Fire");
		assertThat(jdbc.sql("select state from notification.delivery order by due_at").query(String.class).list()).containsExactly("waiting", "gathering");
	}

	@Test
	void somebodyElseIsToldWhatNobodyAcknowledges(@Autowired ApplicationContext context) throws Exception {
		String boss = stage.webhook("boss", receiver.at("/boss"));
		stage.rule(Map.of("name", "rule", "channels", List.of(hook()), "escalation", Map.of("after", "PT30M", "channels", List.of(boss))));
		stage.tell(findings(new Investigation(), Severity.HIGH, "Seen"));
		stage.tell(findings(new Investigation(), Severity.HIGH, "Unseen"));
		DeliveryHand.deliver(context);
		String seen = jdbc.sql("""
				select i.delivery_id from notification.delivery_item i join notification.news n on n.id = i.news_id
				where n.content::json ->> 'title' = 'Seen'""").query(String.class).single();
		assertThat(stage.post("/api/v1/notification-deliveries/" + seen + "/acknowledge", Map.of(), Callers.readOnly())).hasStatus(204);
		clock.advance(Duration.ofMinutes(29));
		DeliveryHand.deliver(context);
		assertThat(receiver.calls()).hasSize(2);
		clock.advance(Duration.ofMinutes(1));
		DeliveryHand.deliver(context);

		assertThat(receiver.calls()).hasSize(3).last().satisfies(call -> {
			assertThat(call.path()).isEqualTo("/boss");
			assertThat(call.body()).contains("Not acknowledged: Unseen");
		});
	}

	@Test
	void somebodyElseIsToldAtOnceWhatCannotBeDelivered(@Autowired ApplicationContext context) throws Exception {
		String boss = stage.webhook("boss", receiver.at("/boss"));
		receiver.answer(call -> Receiver.Reply.of(call.path().equals("/boss") ? 200 : 404));
		stage.rule(Map.of("name", "rule", "channels", List.of(hook()), "escalation", Map.of("after", "PT30M", "channels", List.of(boss))));
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"));
		DeliveryHand.deliver(context);
		DeliveryHand.deliver(context);

		assertThat(receiver.calls()).extracting(Receiver.Call::path).containsExactly("/", "/boss");
	}

	@Test
	void ownRulesGoToOwnChannelsByOwnPreferencesAndNobodyElseSeesThem() {
		String own = stage.channel(Map.of("name", "mine", "kind", "webhook", "settings", Map.of("url", receiver.at("/").toString()), "personal", true));
		String rule = stage.rule(Map.of("name", "rule", "personal", true, "channels", List.of(own)));
		assertThat(stage.send(HttpMethod.PUT, "/api/v1/notification-preferences",
				Map.of("minimum_severity", "high", "quiet", Map.of("from", "09:00", "to", "12:00", "zone", "UTC")), Callers.readOnly())).hasStatusOk();
		stage.tell(findings(new Investigation(), Severity.LOW, "Small"), findings(new Investigation(), Severity.HIGH, "Big"));

		assertThat(waiting()).containsExactly("Big");
		assertThat(due()).isEqualTo("2026-11-24T12:00:00Z");
		assertThat(stage.get(RULES + "/" + rule, Callers.stranger())).hasStatus(404);
		assertThat(stage.post(RULES, Map.of("name", "other", "channels", List.of(own)), Callers.admin())).hasStatus(400).bodyJson()
				.extractingPath("$.detail").asString().contains("channel of the organisation", own);
	}

	@Test
	void whoMayNotSignInIsToldNothingAndWhoIsErasedLeavesNothing() {
		String own = stage.channel(Map.of("name", "mine", "kind", "webhook", "settings", Map.of("url", receiver.at("/").toString()), "personal", true));
		stage.rule(Map.of("name", "rule", "personal", true, "channels", List.of(own)));
		stage.events().deliver(new AccountStateChanged(header(), Callers.ACCOUNT, List.of(), false, 2),
				new AccountStateChanged(header(), Callers.ACCOUNT, List.of(), true, 1));
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"));
		assertThat(waiting()).isEmpty();

		stage.events().deliver(new AccountErased(header(), Callers.ACCOUNT));
		assertThat(jdbc.sql("select (select count(*) from notification.rule) + (select count(*) from notification.channel)").query(Long.class).single()).isZero();
	}

	@Test
	void aPreviewShowsWhatWouldHaveBeenToldAndInWhichWords() {
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"), findings(new Investigation(), Severity.LOW, "B"));
		Map<String, Object> rule = Map.of("name", "rule", "condition", Map.of("minimum_severity", "high"),
				"template", Map.of("title", "{{count}} by {{rule}}", "item", "{{severity}}!{{title}}"));

		assertThat(stage.post(RULES + "/preview", rule, Callers.readOnly())).hasStatusOk().bodyJson().satisfies(preview -> {
			preview.assertThat().extractingPath("$.examined").isEqualTo(2);
			preview.assertThat().extractingPath("$.matches[*].title").asArray().containsExactly("A");
			preview.assertThat().extractingPath("$.title").isEqualTo("1 by rule");
			preview.assertThat().extractingPath("$.lines").asArray().containsExactly("high!A");
		});
		assertThat(stage.get(RULES, Callers.admin())).bodyJson().extractingPath("$.data").asArray().isEmpty();
	}

	@Test
	void saysWhatIsWrongWithARule() {
		assertThat(refusal(Map.of("name", "x", "template", Map.of("title", "{{oops}}")))).contains("'oops'");
		assertThat(refusal(Map.of("name", "x", "timing", Map.of("aggregate", "PT0S")))).contains("'aggregate'", "PT0S");
		assertThat(refusal(Map.of("name", "x", "channels", List.of(UUID.randomUUID().toString())))).contains("There is no channel");
		assertThat(stage.post(RULES, Map.of("name", "x"), Callers.readOnly())).hasStatus(403);
		stage.rule(Map.of("name", "x"));
		assertThat(stage.post(RULES, Map.of("name", "x"), Callers.admin())).hasStatus(409);
	}

	@Test
	void aRuleCanBeChangedSwitchedOffAndDeleted() {
		String id = stage.rule(Map.of("name", "rule", "channels", List.of(hook())));
		assertThat(stage.send(HttpMethod.PUT, RULES + "/" + id, Map.of("name", "renamed", "enabled", false), Callers.admin())).hasStatusOk().bodyJson()
				.extractingPath("$.name").isEqualTo("renamed");
		stage.tell(findings(new Investigation(), Severity.HIGH, "A"));
		assertThat(waiting()).isEmpty();
		assertThat(stage.send(HttpMethod.DELETE, RULES + "/" + id, Map.of(), Callers.admin())).hasStatus(204);
		assertThat(stage.get(RULES + "/" + id, Callers.admin())).hasStatus(404);
	}

	private String refusal(Map<String, Object> rule) {
		var answer = stage.post(RULES, rule, Callers.admin());
		assertThat(answer).hasStatus(400);
		return NotificationStage.read(answer, "$.detail");
	}

	private EventHeader header() {
		return EventHeader.of("x", OrganisationId.DEFAULT, clock);
	}
}
