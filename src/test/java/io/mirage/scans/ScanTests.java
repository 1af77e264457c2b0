package io.mirage.scans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanPriority;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.ScanStarted;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.scans.ScanStopRequested;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScanTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
	private static final EntityRef TARGET = EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites.example");

	private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
	private final Scan scan = new Scan(new ScanOrder(ScanId.create(NOON), OrganisationId.DEFAULT, ProjectId.DEFAULT, "Aurora",
			"ada", "footprint", new ScanScope(List.of(TARGET), Intrusiveness.ACTIVE, 3, List.of()), NOON),
			new ScanTerms(ScanPriority.MEDIUM, Duration.ofHours(1), 100, 1000, 3));

	@Test
	void announcesItsStartWithItsScope() {
		List<MirageEvent> news = scan.start(clock);

		assertThat(news).hasSize(2);
		assertThat(news.getFirst()).isInstanceOfSatisfying(ScanStarted.class, started -> {
			assertThat(started.scope().targets()).containsExactly(TARGET);
			assertThat(started.owner()).isEqualTo("ada");
		});
		assertThat(news.getLast()).isInstanceOfSatisfying(ScanStateChanged.class, changed -> {
			assertThat(changed.from()).isEqualTo(ScanState.CREATED);
			assertThat(changed.to()).isEqualTo(ScanState.RUNNING);
			assertThat(changed.version()).isEqualTo(1);
		});
	}

	@Test
	void startsOnce() {
		scan.start(clock);

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> scan.start(clock))
				.satisfies(failure -> assertThat(failure.problem()).isEqualTo(ScanProblem.STATE_FORBIDS));
	}

	@Test
	void completesWhenNothingIsLeft() {
		scan.start(clock);
		scan.count(new Tally(0, 0, 3, 1, 0, 7, 0));

		assertThat(scan.isDone()).isTrue();
		assertThat(scan.finish(List.of(), clock).getLast()).isInstanceOfSatisfying(ScanFinished.class, finished -> {
			assertThat(finished.state()).isEqualTo(ScanState.COMPLETED);
			assertThat(finished.tasks()).isEqualTo(4);
			assertThat(finished.entities()).isEqualTo(7);
		});
	}

	@Test
	void failsWhenNoQuestionGotAnAnswer() {
		scan.start(clock);
		scan.count(new Tally(0, 0, 0, 5, 0, 1, 0));
		scan.finish(List.of(), clock);

		assertThat(scan.course().state()).isEqualTo(ScanState.FAILED);
		assertThat(scan.course().failure()).isEqualTo("None of the 5 questions got an answer.");
	}

	@Test
	void aPausedScanNeitherDispatchesNorEnds() {
		scan.start(clock);
		scan.pause(clock);

		assertThat(scan.mayDispatch()).isFalse();
		assertThat(scan.isDone()).isFalse();
		assertThat(scan.isPlanning()).isTrue();
	}

	@Test
	void pausesDoNotCountAsRunning() {
		scan.start(clock);
		scan.pause(later(Duration.ofMinutes(10)));
		scan.resume(later(Duration.ofMinutes(70)));

		assertThat(scan.ranFor(NOON.plus(Duration.ofMinutes(75)))).isEqualTo(Duration.ofMinutes(15));
	}

	@Test
	void stoppingWaitsForWhatRuns() {
		scan.start(clock);
		scan.count(new Tally(0, 2, 0, 0, 5, 1, 0));

		assertThat(scan.stop(clock)).singleElement().isInstanceOf(ScanStopRequested.class);
		assertThat(scan.isStopping()).isTrue();
		assertThat(scan.isDone()).isFalse();

		scan.count(new Tally(0, 0, 0, 2, 5, 1, 0));
		assertThat(scan.isDone()).isTrue();
		assertThat(scan.finish(List.of(), clock).getLast()).isInstanceOfSatisfying(ScanFinished.class, finished -> {
			assertThat(finished.state()).isEqualTo(ScanState.CANCELLED);
			assertThat(finished.tasks()).as("tasks never handed out do not count").isEqualTo(2);
		});
		assertThat(scan.isStopping()).isFalse();
	}

	@Test
	void stoppingTwiceAsksOnce() {
		scan.start(clock);
		scan.stop(clock);

		assertThat(scan.stop(clock)).isEmpty();
	}

	@Test
	void aPausedScanCanBeStopped() {
		scan.start(clock);
		scan.pause(clock);
		scan.stop(clock);

		assertThat(scan.isDone()).isTrue();
	}

	@Test
	void aStoppingScanCanBeNeitherPausedNorResumed() {
		scan.start(clock);
		scan.stop(clock);

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> scan.pause(clock))
				.withMessageContaining("is stopping, so it cannot be paused");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> scan.resume(clock));
	}

	@Test
	void usedUpBudgetEndsAsTimedOutWithTheReason() {
		scan.start(clock);
		scan.exhaust("It ran too long.", clock);
		scan.finish(List.of(), clock);

		assertThat(scan.course().state()).isEqualTo(ScanState.TIMED_OUT);
		assertThat(scan.course().failure()).isEqualTo("It ran too long.");
	}

	@Test
	void onlyAnEndedScanMayBeForgotten() {
		scan.start(clock);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(scan::requireEnded);

		scan.finish(List.of(), clock);
		scan.requireEnded();
	}

	@Test
	void everyChangeOfStateCounts() {
		scan.start(clock);
		scan.pause(clock);
		scan.resume(clock);
		scan.finish(List.of(), clock);

		assertThat(scan.course().version()).isEqualTo(4);
		assertThat(scan.course().state()).isEqualTo(ScanState.COMPLETED);
	}

	private static Clock later(Duration pause) {
		return Clock.fixed(NOON.plus(pause), ZoneOffset.UTC);
	}
}
