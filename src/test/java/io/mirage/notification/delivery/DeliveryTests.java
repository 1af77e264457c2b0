package io.mirage.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.correlation.Severity;
import io.mirage.notification.NotificationStage;
import io.mirage.platform.secrets.WebhookSignature;
import io.mirage.support.Callers;
import io.mirage.support.HandClock;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;
import io.mirage.support.Receiver;
import io.mirage.support.Receiver.Call;
import io.mirage.support.Receiver.Reply;

import static io.mirage.notification.NotificationStage.findings;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a receiver does, it has each delivery once in the end, or there is a dead letter. Time moves by hand. */
@ModuleTest
@Import(HandClock.Supply.class)
@TestPropertySource(properties = {"mirage.notification.deliveries.interval=1d", "mirage.outbound.allowed=127.0.0.1/32",
		"mirage.outbound.timeout=3s"})
class DeliveryTests {

	private static final String DELIVERIES = "/api/v1/notification-deliveries";

	@Autowired DeliveryRun run;
	@Autowired Claims claims;
	@Autowired HandClock clock;
	@Autowired JdbcClient jdbc;

	private final NotificationStage stage;
	private Receiver receiver = new Receiver();

	DeliveryTests(@Autowired ApplicationContext context) {
		this.stage = new NotificationStage(context);
	}

	@BeforeEach
	void clear() {
		stage.clear();
	}

	@AfterEach
	void close() {
		receiver.close();
	}

	@Test
	void aReceiverThatIsDownForTenMinutesGetsItOnce() throws Exception {
		listening();
		int port = receiver.port();
		receiver.close();
		tell("One");
		pass(Duration.ofMinutes(10));
		assertThat(states()).containsExactly("waiting");
		assertThat(firstDetail()).contains("127.0.0.1:" + port);

		receiver = new Receiver(port);
		pass(Duration.ofMinutes(11));
		assertThat(receiver.calls()).hasSize(1);
		assertThat(states()).containsExactly("delivered");
	}

	@Test
	void aReceiverThatAnswers500ForTenMinutesTakesItOnceAndKnowsItAgain() throws Exception {
		listening();
		receiver.answer(500);
		tell("One");
		pass(Duration.ofMinutes(10));
		int failed = receiver.calls().size();
		assertThat(failed).isBetween(5, 15);

		receiver.answer(200);
		pass(Duration.ofMinutes(11));
		assertThat(receiver.calls()).hasSize(failed + 1).extracting(call -> call.header(WebhookSignature.ID)).containsOnly(onlyDelivery());
		assertThat(states()).containsExactly("delivered");
	}

	@Test
	void aReceiverThatAnswersTooSlowlyCanTellTheRepetition() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		listening();
		receiver.answer(call -> {
			waitFor(end);
			return Reply.of(200);
		});
		tell("One");
		deliver();
		assertThat(states()).containsExactly("waiting");
		assertThat(firstDetail()).contains("did not answer completely within");

		end.countDown();
		receiver.answer(200);
		pass(Duration.ofMinutes(1));
		assertThat(states()).containsExactly("delivered");
		assertThat(receiver.calls()).hasSize(2).extracting(call -> call.header(WebhookSignature.ID)).containsOnly(onlyDelivery());
	}

	@Test
	void aReceiverThatIsGoneForGoodLeavesADeadLetterThatCanBeResent() throws Exception {
		listening();
		receiver.answer(call -> Reply.of(410, "nobody <b>here</b>\n"));
		tell("One");
		deliver();
		assertThat(stage.get(DELIVERIES + "?state=dead", Callers.readOnly())).bodyJson().satisfies(page -> {
			page.assertThat().extractingPath("$.data[*].detail").asArray().containsExactly("The receiver answers 410: nobody <b>here</b>");
			page.assertThat().extractingPath("$.data[0].next_attempt_at").isNull();
		});

		receiver.answer(200);
		assertThat(stage.post(DELIVERIES + "/" + onlyDelivery() + "/resend", Map.of(), Callers.admin())).hasStatus(202);
		deliver();
		assertThat(states()).containsExactly("delivered");
		assertThat(stage.get(DELIVERIES + "/" + onlyDelivery(), Callers.admin())).bodyJson().extractingPath("$.log[*].status").asArray()
				.containsExactly(200, 410);
	}

	@Test
	void nobodyIsTriedForEver() throws Exception {
		listening();
		receiver.answer(503);
		tell("One", "Two");
		tell("Three");
		for (int hour = 0; hour < 30; hour++) {
			pass(Duration.ofHours(1), Duration.ofMinutes(5));
		}

		assertThat(states()).containsExactly("dead", "dead");
		assertThat(receiver.calls()).hasSizeLessThanOrEqualTo(30);
	}

	@Test
	void aLongQueueDoesNotStormAReceiverThatIsDownAndIsDeliveredOnceItIsBack() throws Exception {
		listening();
		receiver.answer(500);
		IntStream.range(0, 50).forEach(number -> tell("Number " + number));
		deliver();
		assertThat(receiver.calls().size()).as("until the breaker opens").isLessThan(30);
		pass(Duration.ofMinutes(10));
		assertThat(receiver.calls().size()).as("one trial at a time").isLessThan(40);

		receiver.forget();
		pass(Duration.ofMinutes(25));
		assertThat(states()).hasSize(50).containsOnly("delivered");
		assertThat(receiver.calls()).extracting(call -> call.header(WebhookSignature.ID)).hasSize(50).doesNotHaveDuplicates();
	}

	@Test
	void aReceiverThatAsksForAPauseGetsIt() throws Exception {
		listening();
		receiver.answer(call -> new Reply(429, Map.of("Retry-After", "120"), ""));
		tell("One");
		pass(Duration.ofSeconds(110));
		assertThat(receiver.calls()).hasSize(1);

		receiver.answer(200);
		pass(Duration.ofSeconds(20));
		assertThat(states()).containsExactly("delivered");
	}

	@Test
	void aChannelIsTakenAtItsOwnPace() throws Exception {
		String channel = stage.channel(Map.of("name", "slow", "kind", "webhook", "settings", Map.of("url", receiver.at("/").toString()),
				"per_minute", 60));
		stage.rule(Map.of("name", "all", "channels", List.of(channel)));
		IntStream.range(0, 25).forEach(number -> tell("Number " + number));
		deliver();
		assertThat(receiver.calls()).as("what ten seconds bring").hasSize(10);
		clock.advance(Duration.ofSeconds(5));
		deliver();
		assertThat(receiver.calls()).hasSize(15);
		clock.advance(Duration.ofMinutes(5));
		deliver();
		assertThat(receiver.calls()).hasSize(25);
	}

	@Test
	void aSlowChannelKeepsNoOtherWaiting() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		try (Receiver quick = new Receiver()) {
			String slow = stage.webhook("slow", receiver.at("/"));
			String fast = stage.webhook("fast", quick.at("/"));
			stage.rule(Map.of("name", "all", "channels", List.of(slow, fast)));
			receiver.answer(call -> {
				waitFor(end);
				return Reply.of(200);
			});
			tell("One");
			List<Future<?>> begun = run.begin();
			Awaitility.await().until(() -> quick.calls().size() == 1);
			assertThat(begun).hasSize(2);
			end.countDown();
			await(begun);
		}
	}

	@Test
	void twoProcessesNeverTryTheSameAtOnceAndOneTakesOverFromADeadOne() {
		listening();
		tell("One");
		String channel = jdbc.sql("select id from notification.channel").query(String.class).single();
		UUID id = UUID.fromString(channel);

		assertThat(claims.take(id)).isPresent();
		assertThat(claims.take(id)).isEmpty();
		clock.advance(Duration.ofMinutes(11));
		assertThat(claims.take(id)).hasValueSatisfying(claim -> assertThat(claim.deliveries()).singleElement()
				.satisfies(delivery -> assertThat(delivery.attempts()).isEqualTo(2)));
	}

	@Test
	void everyMessageIsSignedSoThatTheReceiverCanTellItIsOursAndNew() throws Exception {
		MvcTestResult created = stage.post("/api/v1/notification-channels", Map.of("name", "hook", "kind", "webhook", "settings",
				Map.of("url", receiver.at("/in").toString())), Callers.admin());
		String secret = NotificationStage.read(created, "$.secret");
		stage.rule(Map.of("name", "all", "channels", List.of(NotificationStage.<String>read(created, "$.id"))));
		tell("<script>alert(1)</script>");
		deliver();

		Call call = receiver.calls().getFirst();
		byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
		assertThat(secret).startsWith("whsec_");
		assertThat(WebhookSignature.verifies(secret, call.header(WebhookSignature.ID), call.header(WebhookSignature.TIMESTAMP),
				call.header(WebhookSignature.SIGNATURE), body, clock.instant())).isTrue();
		assertThat(WebhookSignature.verifies(secret, call.header(WebhookSignature.ID), call.header(WebhookSignature.TIMESTAMP),
				call.header(WebhookSignature.SIGNATURE), body, clock.instant().plusSeconds(301))).as("replayed later").isFalse();
		body[10] ^= 1;
		assertThat(WebhookSignature.verifies(secret, call.header(WebhookSignature.ID), call.header(WebhookSignature.TIMESTAMP),
				call.header(WebhookSignature.SIGNATURE), body, clock.instant())).as("changed").isFalse();
		assertThat(call.header("idempotency-key")).isEqualTo(onlyDelivery());
		assertThat(call.body()).contains("\"kind\":\"finding\"", "\"severity\":\"high\"", "aurora-kites.example");
	}

	@Test
	void whatADeletedScanBroughtUpIsNotToldAnyMore() throws Exception {
		listening();
		Investigation scan = new Investigation();
		stage.tell(findings(scan, Severity.HIGH, "One"));
		stage.events().deliver(scan.deleted());
		deliver();

		assertThat(receiver.calls()).isEmpty();
		assertThat(states()).isEmpty();
	}

	@Test
	void strangersSeeAndResendNothing() throws Exception {
		listening();
		tell("One");
		deliver();
		String id = onlyDelivery();

		assertThat(stage.get(DELIVERIES, Callers.stranger())).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(stage.get(DELIVERIES + "/" + id, Callers.stranger())).hasStatus(404);
		assertThat(stage.post(DELIVERIES + "/" + id + "/resend", Map.of(), Callers.stranger())).hasStatus(404);
		assertThat(stage.post(DELIVERIES + "/" + id + "/resend", Map.of(), Callers.readOnly())).hasStatus(403);
		assertThat(stage.get(DELIVERIES + "?state=lost", Callers.admin())).hasStatus(400).bodyJson().extractingPath("$.detail").asString()
				.contains("'lost'").contains("dead");
	}

	/** All findings go to the receiver. */
	private void listening() {
		stage.rule(Map.of("name", "all", "channels", List.of(stage.webhook("hook", receiver.at("/in")))));
	}

	private void tell(String... headlines) {
		stage.tell(findings(new Investigation(), Severity.HIGH, headlines));
	}

	private void deliver() throws Exception {
		await(run.begin());
	}

	private static void await(List<Future<?>> begun) throws Exception {
		for (Future<?> served : begun) {
			served.get();
		}
	}

	/** Time passes, and the deliveries are looked after every ten seconds. */
	private void pass(Duration time) throws Exception {
		pass(time, Duration.ofSeconds(10));
	}

	private void pass(Duration time, Duration step) throws Exception {
		for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(step)) {
			deliver();
			clock.advance(step);
		}
		deliver();
	}

	private List<String> states() {
		return new ArrayList<>(jdbc.sql("select state from notification.delivery order by created_at").query(String.class).list());
	}

	private String onlyDelivery() {
		return jdbc.sql("select id from notification.delivery").query(String.class).single();
	}

	private String firstDetail() {
		return NotificationStage.read(stage.get(DELIVERIES, Callers.admin()), "$.data[0].detail");
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}
}
