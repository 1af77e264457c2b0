package io.mirage.platform.messaging.broker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.discovery.InstanceStateChanged;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.platform.messaging.InPassing;
import io.mirage.support.TestDatabase;
import io.mirage.support.TestRabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One process and a real broker; what other processes send and hear stands in a queue beside it. */
@SpringBootTest(properties = {"mirage.events.retry-interval=200ms", "mirage.heartbeat-interval=1h"})
@ActiveProfiles("discovery")
@ContextConfiguration(initializers = TestDatabase.class)
class BrokerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final String KEY = RoutingKeys.of(RepublishRequested.class);
	private static final String ELSEWHERE = "elsewhere";

	@Autowired
	ApplicationEventPublisher events;
	@Autowired
	TransactionTemplate transaction;
	@Autowired
	JdbcClient database;
	@Autowired
	JsonMapper json;
	@Autowired
	RabbitTemplate rabbit;
	@Autowired
	AmqpAdmin admin;
	@Autowired
	Ear ear;
	@Autowired
	DeadLetters letters;

	@DynamicPropertySource
	static void broker(DynamicPropertyRegistry registry) {
		TestRabbit.shared().settings()
				.forEach((variable, value) -> registry.add(variable.toLowerCase(Locale.ROOT).replace('_', '.'), () -> value));
	}

	@BeforeEach
	void listenElsewhere() {
		var queue = QueueBuilder.durable(ELSEWHERE).build();
		admin.declareQueue(queue);
		admin.declareBinding(BindingBuilder.bind(queue).to(new TopicExchange(BrokerConfiguration.EXCHANGE)).with(KEY));
	}

	@AfterEach
	void forget() {
		admin.deleteQueue(ELSEWHERE);
		ear.heard().clear();
		ear.inPassing().clear();
	}

	@Test
	void anEventReachesOtherProcessesAndLeavesTheRegistryOnceTheBrokerHasIt() {
		RepublishRequested event = publish("outward");

		Message message = receiveElsewhere(event);
		assertThat(json.readValue(message.getBody(), RepublishRequested.class)).isEqualTo(event);
		await().atMost(PATIENCE).until(() -> openPublications("outward") == 0);
	}

	@Test
	void aProcessHearsItsOwnEventOnce() {
		publish("own");
		sendAsAnother(request("another's"));

		await().atMost(PATIENCE).until(() -> ear.heard().contains("another's"));
		assertThat(ear.heard()).containsOnlyOnce("own");
	}

	@Test
	void anEventThatTheBrokerDeliversTwiceIsHeardOnce() {
		RepublishRequested repeated = request("repeated");
		sendAsAnother(repeated);
		sendAsAnother(repeated);
		sendAsAnother(request("last"));

		await().atMost(PATIENCE).until(() -> ear.heard().contains("last") && openPublications("repeated") == 0);
		assertThat(ear.heard()).containsOnlyOnce("repeated");
	}

	@Test
	void whatCannotBeReadGoesToTheDeadLettersWithTheReasonAndHoldsNothingUp() {
		rabbit.send(BrokerConfiguration.EXCHANGE, KEY, message("{\"event\":", KEY));
		sendAsAnother(request("next"));

		await().atMost(PATIENCE).until(() -> ear.heard().contains("next"));
		Message dead = rabbit.receive(BrokerConfiguration.DEAD_LETTERS, PATIENCE.toMillis());
		assertThat(dead).isNotNull();
		assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).isEqualTo("{\"event\":");
		assertThat(dead.getMessageProperties().<String>getHeader("mirage-reason")).contains("Unexpected end-of-input");
	}

	@Test
	void whatIsHeardInPassingReachesEveryReplicaAndOnlyOnce() {
		InstanceStateChanged event = changed("seen-by-another-replica");
		rabbit.send(BrokerConfiguration.EXCHANGE, RoutingKeys.of(InstanceStateChanged.class), fromAReplica(event));
		InstanceStateChanged own = changed("own");
		transaction.executeWithoutResult(status -> events.publishEvent(own));

		await().atMost(PATIENCE).until(() -> ear.inPassing().contains("seen-by-another-replica") && ear.inPassing().contains("own"));
		sendAsAnother(request("later"));
		await().atMost(PATIENCE).until(() -> ear.heard().contains("later"));
		assertThat(ear.inPassing()).containsOnlyOnce("seen-by-another-replica", "own");
	}

	@Test
	void deadLettersCanBeSentOnceMore() {
		rabbit.send("", BrokerConfiguration.DEAD_LETTERS, message(json.writeValueAsString(request("revived")), KEY));
		await().atMost(PATIENCE).until(() -> letters.waiting() > 0);

		assertThat(letters.replay()).isPositive();

		await().atMost(PATIENCE).until(() -> ear.heard().contains("revived"));
		assertThat(letters.waiting()).isZero();
	}

	@Test
	void eventsWaitWhileTheBrokerIsAwayHoweverOftenTheyWereTried() {
		TestRabbit.shared().goAway();
		RepublishRequested event;
		try {
			event = publish("patient");
			await().atMost(PATIENCE).until(() -> attempts("patient") > 5);
		} finally {
			TestRabbit.shared().comeBack();
		}

		assertThat(receiveElsewhere(event)).isNotNull();
		await().atMost(PATIENCE).until(() -> openPublications("patient") == 0);
	}

	private RepublishRequested publish(String about) {
		RepublishRequested event = request(about);
		transaction.executeWithoutResult(status -> events.publishEvent(event));
		return event;
	}

	private void sendAsAnother(RepublishRequested event) {
		rabbit.send(BrokerConfiguration.EXCHANGE, KEY, message(json.writeValueAsString(event), KEY));
	}

	private Message fromAReplica(InstanceStateChanged event) {
		return MessageBuilder.withBody(json.writeValueAsBytes(event)).setContentType("application/json").setType(RoutingKeys.of(event.getClass()))
				.setHeader(EventMessages.ORIGIN, "discovery").setHeader(EventMessages.INSTANCE, "another-discovery").build();
	}

	private static InstanceStateChanged changed(String instance) {
		return new InstanceStateChanged(EventHeader.of(instance, OrganisationId.DEFAULT, Clock.systemUTC()), instance, Set.of("scans"),
				URI.create("http://127.0.0.1:1"), "up");
	}

	private static Message message(String body, String type) {
		return MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8)).setContentType("application/json")
				.setMessageId(UUID.randomUUID().toString()).setType(type).setHeader(EventMessages.ORIGIN, "another").build();
	}

	/** Passes over what the application itself asks for at its start. */
	private Message receiveElsewhere(RepublishRequested event) {
		Message message = rabbit.receive(ELSEWHERE, PATIENCE.toMillis());
		while (message != null && !event.header().eventId().toString().equals(message.getMessageProperties().getMessageId())) {
			message = rabbit.receive(ELSEWHERE, PATIENCE.toMillis());
		}
		assertThat(message).as("the event within %s", PATIENCE).isNotNull();
		return message;
	}

	private static RepublishRequested request(String about) {
		return new RepublishRequested(EventHeader.of("test", OrganisationId.DEFAULT, Clock.systemUTC()), about, "test");
	}

	private long openPublications(String about) {
		return database.sql("select count(*) from platform_discovery.event_publication p"
				+ " join platform_discovery.event e on e.id = p.event_id where serialized_event like ?")
				.param("%" + about + "%").query(Long.class).single();
	}

	private long attempts(String about) {
		return database.sql("select coalesce(max(completion_attempts), 0) from platform_discovery.event_publication p"
				+ " join platform_discovery.event e on e.id = p.event_id where serialized_event like ?").param("%" + about + "%").query(Long.class).single();
	}

	@TestConfiguration
	static class Listeners {

		@Bean
		Ear ear() {
			return new Ear(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
		}

		@Bean
		Listener listener(Ear ear) {
			return new Listener(ear);
		}
	}

	/** Apart from the listener, which Spring hides behind a proxy. */
	record Ear(Queue<String> heard, Queue<String> inPassing) {}

	static class Listener {

		private final Ear ear;

		Listener(Ear ear) {
			this.ear = ear;
		}

		@ApplicationModuleListener
		public void on(RepublishRequested event) {
			ear.heard().add(event.event());
		}

		@InPassing
		public void on(InstanceStateChanged event) {
			ear.inPassing().add(event.instanceId());
		}
	}
}
