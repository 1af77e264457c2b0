package io.mirage.collection;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.TestPropertySource;

import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TasksDelayed;
import io.mirage.events.scans.PlannedTask;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Every word for what a source did, and what is told while it keeps a task waiting. */
@ModuleTest
@Import({Script.class, OutcomeTests.Ear.class})
@TestPropertySource(properties = {"mirage.collection.retry-pause=20ms", "mirage.collection.max-pause=10m",
		"mirage.collection.check-interval=1h"})
class OutcomeTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Script script;
	private final Running running;
	private final TaskCare care;
	private final Ear ear;
	private final Deliveries deliveries;
	private final Orders orders = new Orders();

	OutcomeTests(@Autowired ApplicationContext context, @Autowired Script script, @Autowired Running running, @Autowired TaskCare care,
			@Autowired Ear ear) {
		this.script = script;
		this.running = running;
		this.care = care;
		this.ear = ear;
		this.deliveries = new Deliveries(context);
	}

	@TestComponent
	static class Ear {

		final ConcurrentLinkedDeque<TasksDelayed> heard = new ConcurrentLinkedDeque<>();

		@EventListener
		void on(TasksDelayed event) {
			heard.add(event);
		}
	}

	@BeforeEach
	void beginAnew() {
		Awaitility.await().atMost(PATIENCE).until(() -> running.count() == 0);
		script.reset();
		ear.heard.clear();
	}

	@Test
	void everyOutcomeOfTheVocabularyCanBeReached() {
		Map<Outcome, Script.Part> parts = new EnumMap<>(Map.of(
				Outcome.ANSWERED, Script.FIND_ONE_HOST,
				Outcome.EMPTY, (question, source, answer) -> {},
				Outcome.BLOCKED, (question, source, answer) -> {
					throw new Blocked("Captcha");
				},
				Outcome.QUOTA, (question, source, answer) -> {
					throw new TryLater("Tomorrow", Duration.ofDays(1));
				},
				Outcome.UNREACHABLE, (question, source, answer) -> {
					throw new Unreachable("Refused");
				},
				Outcome.UNREADABLE, (question, source, answer) -> {
					throw new Unreadable("Not JSON");
				},
				Outcome.NOT_PERMITTED, (question, source, answer) -> {
					throw new NotPermitted("Denied");
				},
				Outcome.OUT_OF_SCOPE, (question, source, answer) -> {
					throw new NotPermitted("Outside");
				}));
		assertThat(parts).containsOnlyKeys(Outcome.values());
		parts.forEach((outcome, part) -> script.when(host(outcome), part));
		deliveries.deliver(orders.plan(parts.keySet().stream()
				.map(outcome -> orders.task("zebra", host(outcome), outcome != Outcome.OUT_OF_SCOPE)).toArray(PlannedTask[]::new)));

		assertThat(results(parts.size())).allSatisfy(result ->
				assertThat(host(Objects.requireNonNull(result.outcome()))).isEqualTo(result.entity().value()));
	}

	@Test
	void aThirdPartyThatCannotBeReachedIsAskedOnceMoreAndTheTargetIsNot() {
		AtomicInteger asked = new AtomicInteger();
		Script.Part down = (question, source, answer) -> {
			asked.incrementAndGet();
			throw new Unreachable("Refused");
		};
		script.when("third.example", down);
		deliveries.deliver(orders.plan("zebra", "third.example"));
		results(1);
		assertThat(asked).hasValue(2);

		script.when("target.example", down);
		deliveries.deliver(orders.plan("adder", "target.example"));
		results(2);
		assertThat(asked).hasValue(3);
	}

	@Test
	void whatWaitsForItsSourceIsToldOnceAndThatItNoLongerDoesToo() {
		CountDownLatch free = new CountDownLatch(1);
		script.when("busy.example", (question, source, answer) -> {
			if (free.getCount() > 0) {
				throw new TryLater("busy.example answers 429", Duration.ofMinutes(5));
			}
		});
		deliveries.deliver(orders.plan("zebra", "busy.example"));
		Awaitility.await().atMost(PATIENCE).until(() -> running.count() == 0 && !script.asked.isEmpty());
		care.check();
		care.check();

		assertThat(ear.heard).singleElement().satisfies(delayed -> {
			assertThat(delayed.scanId()).isEqualTo(orders.id());
			assertThat(delayed.delays()).singleElement().satisfies(delay -> {
				assertThat(delay.collector()).isEqualTo("zebra");
				assertThat(delay.tasks()).isEqualTo(1);
				assertThat(delay.reason()).isEqualTo("busy.example answers 429");
			});
		});
		deliveries.deliver(orders.stop());
		care.check();
		assertThat(ear.heard.getLast().delays()).isEmpty();
	}

	private static String host(Outcome outcome) {
		return outcome.label().replace('_', '-') + ".example";
	}

	private List<TaskResult> results(int number) {
		Awaitility.await().atMost(PATIENCE).until(() -> all().size() >= number);
		assertThat(all()).hasSize(number);
		return all();
	}

	private List<TaskResult> all() {
		return script.announced.stream().filter(event -> event.scanId().equals(orders.id())).flatMap(event -> event.results().stream()).toList();
	}
}
