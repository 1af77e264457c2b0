package io.mirage.scans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jmolecules.ddd.types.AggregateRoot;
import org.jspecify.annotations.Nullable;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.CollectorStopRequested;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanPriority;
import io.mirage.events.scans.ScanPriorityChanged;
import io.mirage.events.scans.ScanProgressed;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.ScanStarted;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.scans.ScanStopRequested;

/**
 * One investigation: decides what may happen next to it. Every change returns the events to publish in the transaction
 * that stores it.
 */
final class Scan implements AggregateRoot<Scan, ScanId> {

	/**
	 * All that changes in a scan's life.
	 *
	 * @param version number of changes of state so far
	 * @param ending the state it will have when nothing runs any more; present once it was told to end
	 * @param failure why it did not complete, for people
	 * @param runningSince when it was last set going, absent while it rests
	 * @param spent how long it ran before that
	 * @param priorityVersion number of changes of priority so far
	 * @param halted collectors that were stopped while it ran
	 */
	record Course(ScanState state, long version, @Nullable ScanState ending, @Nullable String failure,
			@Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable Instant runningSince, Duration spent,
			Tally tally, ScanTerms terms, long priorityVersion, Set<String> halted) {

		Course {
			halted = Set.copyOf(halted);
		}

		static Course beginning(ScanTerms terms) {
			return new Course(ScanState.CREATED, 0, null, null, null, null, null, Duration.ZERO, Tally.NONE, terms, 0, Set.of());
		}
	}

	private final ScanOrder order;
	private ScanState state;
	private long version;
	private @Nullable ScanState ending;
	private @Nullable String failure;
	private @Nullable Instant startedAt;
	private @Nullable Instant finishedAt;
	private @Nullable Instant runningSince;
	private Duration spent;
	private Tally tally;
	private ScanTerms terms;
	private long priorityVersion;
	private final Set<String> halted;

	Scan(ScanOrder order, ScanTerms terms) {
		this(order, Course.beginning(terms));
	}

	Scan(ScanOrder order, Course course) {
		this.order = order;
		this.state = course.state();
		this.version = course.version();
		this.ending = course.ending();
		this.failure = course.failure();
		this.startedAt = course.startedAt();
		this.finishedAt = course.finishedAt();
		this.runningSince = course.runningSince();
		this.spent = course.spent();
		this.tally = course.tally();
		this.terms = course.terms();
		this.priorityVersion = course.priorityVersion();
		this.halted = new TreeSet<>(course.halted());
	}

	Course course() {
		return new Course(state, version, ending, failure, startedAt, finishedAt, runningSince, spent, tally,
				terms, priorityVersion, halted);
	}

	List<MirageEvent> start(Clock clock) {
		require("started", ScanState.CREATED);
		startedAt = clock.instant();
		runningSince = startedAt;
		List<MirageEvent> news = new ArrayList<>();
		news.add(new ScanStarted(header(clock), id(), order.projectId(), order.name(), order.profile(), scope(), order.owner()));
		news.add(changeTo(ScanState.RUNNING, clock));
		if (terms.priority() != ScanPriority.MEDIUM) {
			news.add(priorityChanged(clock));
		}
		return news;
	}

	List<MirageEvent> pause(Clock clock) {
		require("paused", ScanState.RUNNING);
		rest(clock);
		return List.of(changeTo(ScanState.PAUSED, clock));
	}

	List<MirageEvent> resume(Clock clock) {
		require("resumed", ScanState.PAUSED);
		runningSince = clock.instant();
		return List.of(changeTo(ScanState.RUNNING, clock));
	}

	/** Asks for the end; stopping what is already stopping changes nothing. */
	List<MirageEvent> stop(Clock clock) {
		if (ending != null) {
			return List.of();
		}
		require("stopped", ScanState.RUNNING, ScanState.PAUSED);
		return end(ScanState.CANCELLED, null, clock);
	}

	/** What it may use from now on. */
	List<MirageEvent> agree(ScanTerms changed, Clock clock) {
		require("changed", ScanState.RUNNING, ScanState.PAUSED);
		boolean sameRank = changed.priority() == terms.priority();
		terms = changed;
		return sameRank ? List.of() : List.of(priorityChanged(clock));
	}

	/** Goes on without a collector; stopping one twice changes nothing. */
	List<MirageEvent> halt(String collector, Clock clock) {
		if (halted.contains(collector)) {
			return List.of();
		}
		require("changed", ScanState.RUNNING, ScanState.PAUSED);
		halted.add(collector);
		return List.of(new CollectorStopRequested(header(clock), id(), collector));
	}

	/** Which budget is used up, for people; empty while none is. */
	Optional<String> overdraft(Instant now) {
		if (tally.entities() >= terms.maxEntities()) {
			return Optional.of("It found " + tally.entities() + " entities; its budget is " + terms.maxEntities() + ".");
		}
		if (tally.requests() >= terms.maxRequests()) {
			return Optional.of("It made " + tally.requests() + " requests; its budget is " + terms.maxRequests() + ".");
		}
		return ranFor(now).compareTo(terms.maxDuration()) <= 0 ? Optional.empty()
				: Optional.of("It ran for " + readable(terms.maxDuration()) + ", all the time its budget gives it.");
	}

	/** Ends what has used up its budget. @param reason a sentence for people */
	List<MirageEvent> exhaust(String reason, Clock clock) {
		return isUnfinished() && ending == null ? end(ScanState.TIMED_OUT, reason, clock) : List.of();
	}

	/** To be called when {@link #isDone}. */
	List<MirageEvent> finish(List<CollectorCoverage> coverage, Clock clock) {
		rest(clock);
		finishedAt = clock.instant();
		if (ending == null && tally.completed() == 0 && tally.failed() > 0) {
			failure = "None of the " + tally.failed() + " questions got an answer.";
		}
		ScanState last = ending != null ? ending : failure == null ? ScanState.COMPLETED : ScanState.FAILED;
		MirageEvent changed = changeTo(last, clock);
		ending = null;
		return List.of(changed, new ScanFinished(header(clock), id(), order.projectId(), order.name(), last, tally.received(),
				tally.entities(), Objects.requireNonNullElse(startedAt, order.createdAt()), coverage));
	}

	/** @throws io.mirage.platform.web.ProblemException unless the scan has ended */
	void requireEnded() {
		require("deleted", ScanState.COMPLETED, ScanState.FAILED, ScanState.CANCELLED, ScanState.TIMED_OUT);
	}

	ScanProgressed progressed(Clock clock) {
		return new ScanProgressed(header(clock), id(), state, tally.progress());
	}

	void count(Tally counted) {
		tally = counted;
	}

	/** Outbound calls it may still make, by what has been reported. */
	long requestsLeft() {
		return terms.maxRequests() - tally.requests();
	}

	boolean hasHalted(String collector) {
		return halted.contains(collector);
	}

	/** What it may touch, with the hop limit as it is now. */
	ScanScope scope() {
		ScanScope ordered = order.scope();
		return new ScanScope(ordered.targets(), ordered.intrusiveness(), terms.hopLimit(), ordered.deny());
	}

	ScanTerms terms() {
		return terms;
	}

	/** Whether new questions are still worth planning. */
	boolean isPlanning() {
		return isUnfinished() && ending == null;
	}

	boolean mayDispatch() {
		return state == ScanState.RUNNING && ending == null;
	}

	/** Whether nothing is left to wait for; a paused scan is done only after it was resumed or stopped. */
	boolean isDone() {
		return isUnfinished() && tally.pending() == 0 && tally.running() == 0
				&& (state == ScanState.RUNNING || ending != null);
	}

	boolean isUnfinished() {
		return state == ScanState.RUNNING || state == ScanState.PAUSED;
	}

	boolean isStopping() {
		return ending != null;
	}

	/** How long it has run, pauses not counted. */
	Duration ranFor(Instant now) {
		return runningSince == null ? spent : spent.plus(Duration.between(runningSince, now));
	}

	EventHeader header(Clock clock) {
		return EventHeader.of(id(), order.organisationId(), clock);
	}

	ScanOrder order() {
		return order;
	}

	Tally tally() {
		return tally;
	}

	ScanId id() {
		return order.id();
	}

	@Override
	public ScanId getId() {
		return order.id();
	}

	private List<MirageEvent> end(ScanState last, @Nullable String reason, Clock clock) {
		ending = last;
		failure = reason;
		return List.of(new ScanStopRequested(header(clock), id()));
	}

	private ScanPriorityChanged priorityChanged(Clock clock) {
		priorityVersion++;
		return new ScanPriorityChanged(header(clock), id(), terms.priority(), priorityVersion);
	}

	private static String readable(Duration duration) {
		return duration.toSecondsPart() == 0 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
	}

	private ScanStateChanged changeTo(ScanState to, Clock clock) {
		ScanState from = state;
		state = to;
		version++;
		return new ScanStateChanged(header(clock), id(), order.projectId(), order.name(), from, to, version);
	}

	private void rest(Clock clock) {
		spent = ranFor(clock.instant());
		runningSince = null;
	}

	private void require(String action, ScanState... allowed) {
		if (ending != null || !Set.of(allowed).contains(state)) {
			throw ScanProblem.STATE_FORBIDS.because("Scan " + id() + " is " + (ending != null ? "stopping" : state.label())
					+ ", so it cannot be " + action + ".");
		}
	}
}
