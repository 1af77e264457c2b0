package io.mirage.notification.channels;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.notification.channels.Receipt.Outcome;
import io.mirage.support.HandClock;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;
import io.mirage.support.Receiver;
import io.mirage.support.Receiver.Call;
import io.mirage.support.Receiver.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** Each kind of receiver is spoken to as its documentation says, and nothing that was collected steers it. */
@ModuleTest
@Import(HandClock.Supply.class)
@TestPropertySource(properties = {"mirage.notification.deliveries.interval=1d", "mirage.outbound.allowed=127.0.0.1/32",
		"mirage.outbound.timeout=3s"})
class CourierTests {

	private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000aa");
	private static final String HOSTILE = "<!channel> @everyone *b* [x](http://evil.example) <b>&";
	private static final String LINE = "```{noformat} /close <@U1> ````";

	@Autowired Couriers couriers;
	@Autowired JsonMapper json;

	private final Receiver receiver = new Receiver();

	@AfterEach
	void close() {
		receiver.close();
	}

	static Parcel hostile() {
		News news = new News(ID, OrganisationId.DEFAULT, ProjectId.DEFAULT, new ScanId(ID), NewsKind.FINDING, Severity.HIGH, HOSTILE, LINE,
				List.of(Investigation.TARGET), ID, Instant.parse("2026-11-24T10:00:00Z"));
		return new Parcel(ID, "rule", HOSTILE, List.of(new Parcel.Line(news, LINE)), URI.create("https://mirage.example/scans/1"),
				Instant.parse("2026-11-24T10:00:00Z"));
	}

	private Call deliver(ChannelKind kind, Map<String, String> settings, String secret) throws InterruptedException {
		Receipt receipt = couriers.deliver(new OpenedChannel(kind, settings, secret), hostile());

		assertThat(receipt.outcome()).as(receipt.detail()).isEqualTo(Outcome.DELIVERED);
		return receiver.calls().getLast();
	}

	@Test
	void everyKindHasACourier() {
		assertThat(ChannelKind.values()).allSatisfy(kind -> assertThat(couriers.of(kind).kind()).isEqualTo(kind));
	}

	@Test
	void slackGetsWhatWasCollectedAsPlainText() throws Exception {
		Call call = deliver(ChannelKind.SLACK, Map.of(), receiver.at("/services/T/B/x").toString());
		JsonNode message = json.readTree(call.body());

		assertThat(call.path()).isEqualTo("/services/T/B/x");
		assertThat(message.path("text").asString()).startsWith("&lt;!channel&gt; @everyone").endsWith("&lt;b&gt;&amp;");
		assertThat(message.at("/blocks/0/text/type").asString()).isEqualTo("plain_text");
		assertThat(message.at("/blocks/1/text/type").asString()).isEqualTo("plain_text");
		assertThat(message.at("/blocks/1/text/text").asString()).isEqualTo(LINE);
		assertThat(message.at("/blocks/2/text/text").asString()).isEqualTo("<https://mirage.example/scans/1|Open in Mirage>");
		assertThat(message.path("unfurl_links").asBoolean(true)).isFalse();
	}

	@Test
	void teamsGetsACardOfUninterpretedRuns() throws Exception {
		JsonNode card = json.readTree(deliver(ChannelKind.TEAMS, Map.of(), receiver.at("/workflow").toString()).body())
				.at("/attachments/0/content");

		assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
		assertThat(card.path("body")).allSatisfy(block -> assertThat(block.path("type").asString()).isEqualTo("RichTextBlock"));
		assertThat(card.at("/body/0/inlines/0/text").asString()).isEqualTo(HOSTILE);
	}

	@Test
	void discordMentionsNobodyAndReadsNoMarkdown() throws Exception {
		JsonNode message = json.readTree(deliver(ChannelKind.DISCORD, Map.of(), receiver.at("/api/webhooks/1/x").toString()).body());

		assertThat(message.at("/allowed_mentions/parse").isEmpty()).isTrue();
		assertThat(message.at("/embeds/0/title").asString()).startsWith("\\<\\!channel\\> \\@everyone \\*b\\* \\[x\\]\\(http\\://evil");
		assertThat(message.at("/embeds/0/description").asString()).contains("\\`\\`\\`{noformat}", "\\<\\@U1\\>");
	}

	@Test
	void telegramGetsEscapedHtml() throws Exception {
		Call call = deliver(ChannelKind.TELEGRAM, Map.of("chat_id", "-100", "api", receiver.at("").toString()), "1:token/../x");
		JsonNode message = json.readTree(call.body());

		assertThat(call.path()).isEqualTo("/bot1%3Atoken%2F..%2Fx/sendMessage");
		assertThat(message.path("text").asString()).startsWith("<b>&lt;!channel&gt; @everyone").contains("&lt;@U1&gt;");
		assertThat(message.path("parse_mode").asString()).isEqualTo("HTML");
		assertThat(message.path("chat_id").asString()).isEqualTo("-100");
	}

	@Test
	void matrixDropsRepetitionsByTheTransactionId() throws Exception {
		Call call = deliver(ChannelKind.MATRIX, Map.of("homeserver", receiver.at("/").toString(), "room_id", "!abc:kites.example"), "token");
		JsonNode message = json.readTree(call.body());

		assertThat(call.method() + " " + call.path())
				.isEqualTo("PUT /_matrix/client/v3/rooms/%21abc%3Akites.example/send/m.room.message/" + ID);
		assertThat(call.header("authorization")).isEqualTo("Bearer token");
		assertThat(message.path("formatted_body").asString()).startsWith("<b>&lt;!channel&gt;").doesNotContain("<@U1>");
		assertThat(message.path("m.mentions").isObject()).isTrue();
	}

	@Test
	void anSmsGatewayGetsAFormOrJsonWithItsOwnNames() throws Exception {
		Call form = deliver(ChannelKind.SMS, Map.of("url", receiver.at("/send").toString(), "number", "+15550100", "number_field", "To",
				"text_field", "Body", "sender", "Mirage & Co", "sender_field", "From"), "Basic eA==");
		assertThat(form.header("content-type")).startsWith("application/x-www-form-urlencoded");
		assertThat(form.header("authorization")).isEqualTo("Basic eA==");
		assertThat(form.body()).startsWith("To=%2B15550100&Body=Mirage%3A+%3C%21channel%3E").endsWith("&From=Mirage+%26+Co");

		Call body = deliver(ChannelKind.SMS, Map.of("url", receiver.at("/send").toString(), "number", "+15550100", "format", "json"), "");
		assertThat(json.readTree(body.body()).path("to").asString()).isEqualTo("+15550100");
	}

	@Test
	void issuesHoldWhatWasCollectedAsCode() throws Exception {
		Call github = deliver(ChannelKind.GITHUB, Map.of("owner", "aurora", "repository", "kites", "label", "osint", "api",
				receiver.at("/api/v3").toString()), "token");
		JsonNode issue = json.readTree(github.body());
		assertThat(github.path()).isEqualTo("/api/v3/repos/aurora/kites/issues");
		assertThat(github.header("authorization")).isEqualTo("Bearer token");
		assertThat(issue.path("body").asString()).startsWith("`````\n" + LINE + "\n`````\n").contains("Mirage delivery " + ID);
		assertThat(issue.at("/labels/0").asString()).isEqualTo("osint");

		Call gitlab = deliver(ChannelKind.GITLAB, Map.of("project", "security/aurora", "api", receiver.at("").toString()), "token");
		assertThat(gitlab.path()).isEqualTo("/api/v4/projects/security%2Faurora/issues");
		assertThat(gitlab.header("private-token")).isEqualTo("token");

		Call jira = deliver(ChannelKind.JIRA, Map.of("url", receiver.at("/").toString(), "project", "OSINT", "user", "ada@kites.example"), "token");
		JsonNode fields = json.readTree(jira.body()).path("fields");
		assertThat(jira.path()).isEqualTo("/rest/api/2/issue");
		assertThat(jira.header("authorization"))
				.isEqualTo("Basic " + Base64.getEncoder().encodeToString("ada@kites.example:token".getBytes(StandardCharsets.UTF_8)));
		assertThat(fields.path("description").asString()).contains("\\{noformat\\}");
		assertThat(fields.at("/issuetype/name").asString()).isEqualTo("Task");
	}

	@Test
	void anAlertOfTheHiveIsKnownByTheDelivery() throws Exception {
		JsonNode alert = json.readTree(deliver(ChannelKind.THEHIVE, Map.of("url", receiver.at("").toString()), "key").body());

		assertThat(alert.path("sourceRef").asString()).isEqualTo(ID.toString());
		assertThat(alert.path("severity").asInt()).isEqualTo(3);
	}

	@Test
	void splunkGetsAnEventForEachNews() throws Exception {
		Call call = deliver(ChannelKind.SPLUNK, Map.of("url", receiver.at("").toString(), "index", "osint"), "token");
		JsonNode event = json.readTree(call.body());

		assertThat(call.path()).isEqualTo("/services/collector/event");
		assertThat(call.header("authorization")).isEqualTo("Splunk token");
		assertThat(event.path("time").asDouble()).isEqualTo(1795514400.0);
		assertThat(event.path("index").asString()).isEqualTo("osint");
		assertThat(event.at("/event/title").asString()).isEqualTo(HOSTILE);
	}

	@Test
	void elasticGetsTheSameDocumentUnderTheSameIdAndIsAskedWhetherItTookIt() throws Exception {
		receiver.answer(call -> Reply.of(200, "{\"errors\": false}"));
		Map<String, String> settings = Map.of("url", receiver.at("").toString(), "index", "mirage");
		Call call = deliver(ChannelKind.ELASTIC, settings, "key");

		assertThat(call.path()).isEqualTo("/mirage/_bulk?filter_path=errors");
		assertThat(call.body().lines()).hasSize(2).first().asString().isEqualTo("{\"index\":{\"_id\":\"" + ID + "\"}}");

		receiver.answer(answer -> Reply.of(200, "{\"errors\": true}"));
		assertThat(couriers.deliver(new OpenedChannel(ChannelKind.ELASTIC, settings, "key"), hostile()).outcome()).isEqualTo(Outcome.REFUSED);
	}

	@Test
	void syslogGetsAnEventInItsFormatWhateverWasCollected() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			Receipt receipt = couriers.deliver(new OpenedChannel(ChannelKind.SYSLOG, Map.of("address", "127.0.0.1:" + server.getLocalPort(), "tls", "no"),
					""), hostile());
			assertThat(receipt.outcome()).as(receipt.detail()).isEqualTo(Outcome.DELIVERED);
			try (Socket socket = server.accept()) {
				String sent = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
				String message = sent.substring(sent.indexOf(' ') + 1);

				assertThat(sent).startsWith(message.getBytes(StandardCharsets.UTF_8).length + " <107>1 2026-11-24T10:00:00Z - mirage - finding - CEF:0|Mirage|Mirage|1|finding|");
				assertThat(message).contains("|8|externalId=" + ID, "cs3=DomainName:aurora-kites.example", "msg=```{noformat}").doesNotContain("\n");
			}
		}
		assertThat(couriers.deliver(new OpenedChannel(ChannelKind.SYSLOG, Map.of("address", "10.0.0.1:514"), ""), hostile()).detail())
				.contains("10.0.0.1", "mirage.outbound.allowed");
	}

	@Test
	void readsFromTheStatusWhatToDoNext() throws Exception {
		assertThat(List.of(408, 425, 429, 500, 502, 503, 504)).allSatisfy(status -> assertThat(outcome(status)).isEqualTo(Outcome.LATER));
		assertThat(List.of(400, 401, 403, 404, 410, 413, 422)).allSatisfy(status -> assertThat(outcome(status)).isEqualTo(Outcome.REFUSED));
		assertThat(List.of(200, 201, 202, 204)).allSatisfy(status -> assertThat(outcome(status)).isEqualTo(Outcome.DELIVERED));
	}

	@Test
	void whereverAReceiverLeadsTheGuardIsAsked() throws Exception {
		Receipt receipt = couriers.deliver(new OpenedChannel(ChannelKind.SLACK, Map.of(), "http://169.254.169.254/latest/"), hostile());

		assertThat(receipt.outcome()).isEqualTo(Outcome.REFUSED);
		assertThat(receipt.detail()).contains("169.254.169.254", "mirage.outbound.allowed");
	}

	private Outcome outcome(int status) throws InterruptedException {
		receiver.answer(status);
		return couriers.deliver(new OpenedChannel(ChannelKind.SLACK, Map.of(), receiver.at("/").toString()), hostile()).outcome();
	}
}
