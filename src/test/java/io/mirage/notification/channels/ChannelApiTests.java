package io.mirage.notification.channels;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.notification.NotificationStage;
import io.mirage.support.Callers;
import io.mirage.support.HandClock;
import io.mirage.support.ModuleTest;
import io.mirage.support.Receiver;
import io.mirage.support.Receiver.Reply;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(HandClock.Supply.class)
@TestPropertySource(properties = {"mirage.notification.deliveries.interval=1d", "mirage.outbound.allowed=127.0.0.1/32",
		"mirage.outbound.timeout=3s"})
class ChannelApiTests {

	private static final String CHANNELS = "/api/v1/notification-channels";

	@Autowired JdbcClient jdbc;

	private final NotificationStage stage;
	private final Receiver receiver = new Receiver();

	ChannelApiTests(@Autowired ApplicationContext context) {
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
	void aSecretGoesInSealedAndNeverComesOut() {
		String url = receiver.at("/services/s3cret").toString();
		String id = stage.channel(Map.of("name", "ops", "kind", "slack", "secret", url));

		assertThat(stage.get(CHANNELS + "/" + id, Callers.admin())).hasStatusOk().bodyText().contains("\"has_secret\":true").doesNotContain("s3cret");
		assertThat(stage.get(CHANNELS, Callers.readOnly())).bodyText().contains("ops").doesNotContain("s3cret");
		assertThat(jdbc.sql("select secret from notification.channel").query(String.class).single()).doesNotContain("s3cret", "127.0.0.1");
		assertThat(jdbc.sql("select settings from notification.channel").query(String.class).single()).doesNotContain("s3cret");
	}

	@Test
	void aTestIsSentAtOnceAndToldHowItWent() {
		String id = stage.channel(Map.of("name", "ops", "kind", "slack", "secret", receiver.at("/in").toString()));
		assertThat(stage.post(CHANNELS + "/" + id + "/test", Map.of(), Callers.admin())).hasStatusOk().bodyJson()
				.extractingPath("$.outcome").isEqualTo("delivered");
		assertThat(receiver.calls()).singleElement().satisfies(call -> assertThat(call.body()).contains("Test from Mirage"));

		receiver.answer(call -> Reply.of(404, "no_service"));
		assertThat(stage.post(CHANNELS + "/" + id + "/test", Map.of(), Callers.admin())).hasStatusOk().bodyJson().satisfies(answer -> {
			answer.assertThat().extractingPath("$.outcome").isEqualTo("refused");
			answer.assertThat().extractingPath("$.status").isEqualTo(404);
			answer.assertThat().extractingPath("$.detail").isEqualTo("The receiver answers 404: no_service");
		});
	}

	@Test
	void aSecretHasToComeAgainWhenItWouldGoElsewhere() {
		String id = stage.channel(Map.of("name", "chat", "kind", "matrix", "secret", "token", "settings",
				Map.of("homeserver", receiver.at("").toString(), "room_id", "!a:kites.example")));
		Map<String, Object> elsewhere = new HashMap<>(Map.of("name", "chat", "settings",
				Map.of("homeserver", receiver.at("/thief").toString(), "room_id", "!a:kites.example")));

		assertThat(put(id, elsewhere)).hasStatus(400).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/notification-channel-secret-needed");
		elsewhere.put("secret", "another");
		assertThat(put(id, elsewhere)).hasStatusOk();
		elsewhere.remove("secret");
		elsewhere.put("name", "renamed");
		assertThat(put(id, elsewhere)).as("the address stays").hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = {"http://169.254.169.254/", "http://2130706433/", "http://[::ffff:10.0.0.1]/", "http://a@10.0.0.1/", "file:///etc/passwd",
			"http://127.0.0.2/"})
	void anAddressThatMayNotBeCalledIsRefusedWhenTheChannelIsMade(String url) {
		MvcTestResult answer = stage.post(CHANNELS, Map.of("name", "x", "kind", "webhook", "settings", Map.of("url", url)), Callers.admin());

		assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.detail").asString().contains("mirage.outbound.allowed");
	}

	@Test
	void saysWhatIsWrongWithAChannel() {
		assertThat(refusal(Map.of("name", "x", "kind", "webhook"))).contains("'url' is missing");
		assertThat(refusal(Map.of("name", "x", "kind", "slack"))).contains("needs a 'secret'");
		assertThat(refusal(Map.of("name", "x", "kind", "email", "settings", Map.of("to", "ada@kites.example, nobody")))).contains("'nobody'");
		assertThat(refusal(Map.of("name", "x", "kind", "slack", "secret", receiver.at("/").toString(), "settings", Map.of("urls", "y"))))
				.contains("'urls'");
		assertThat(refusal(Map.of("name", "x", "kind", "fax"))).contains("fax");
		assertThat(refusal(Map.of("name", "x", "kind", "telegram", "secret", "a\r\nHost: evil", "settings", Map.of("chat_id", "1"))))
				.contains("control characters");
		stage.webhook("x", receiver.at("/"));
		assertThat(stage.post(CHANNELS, Map.of("name", "x", "kind", "webhook", "settings", Map.of("url", receiver.at("/").toString())),
				Callers.admin())).hasStatus(409);
	}

	@Test
	void strangersNeitherSeeNorUseAChannel() {
		String id = stage.webhook("ops", receiver.at("/"));

		assertThat(stage.get(CHANNELS, Callers.stranger())).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(stage.get(CHANNELS + "/" + id, Callers.stranger())).hasStatus(404);
		assertThat(stage.post(CHANNELS + "/" + id + "/test", Map.of(), Callers.stranger())).hasStatus(404);
		assertThat(stage.post(CHANNELS, Map.of("name", "y", "kind", "email"), Callers.readOnly())).hasStatus(403);
		assertThat(stage.send(HttpMethod.DELETE, CHANNELS + "/" + id, Map.of(), Callers.stranger())).hasStatus(404);
		assertThat(stage.send(HttpMethod.DELETE, CHANNELS + "/" + id, Map.of(), Callers.admin())).hasStatus(204);
		assertThat(receiver.calls()).isEmpty();
	}

	private String refusal(Map<String, Object> channel) {
		MvcTestResult answer = stage.post(CHANNELS, channel, Callers.admin());
		assertThat(answer).hasStatus(400);
		return NotificationStage.read(answer, "$.detail");
	}

	private MvcTestResult put(String id, Map<String, Object> channel) {
		return stage.send(HttpMethod.PUT, CHANNELS + "/" + id, channel, Callers.admin());
	}
}
