package io.mirage.collection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.mirage.collection.Attempt.Interruption;
import io.mirage.collection.network.Assignment;
import io.mirage.collection.network.SourceClients;
import io.mirage.collection.network.TrackedClient;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.entities.EntityParser;

/** Asks: opens the client, lets the collector have it, and says what came of it. Holds no connection to the database. */
@Component
class TaskExecution {

	private static final Logger LOG = LoggerFactory.getLogger(TaskExecution.class);

	private final Collectors collectors;
	private final SourceClients clients;
	private final EntityParser parser;
	private final ResultMaking results;
	private final RetryPolicy retries;
	private final CollectionProperties properties;
	private final Clock clock;

	TaskExecution(Collectors collectors, SourceClients clients, EntityParser parser, ResultMaking results, RetryPolicy retries,
			CollectionProperties properties, Clock clock) {
		this.collectors = collectors;
		this.clients = clients;
		this.parser = parser;
		this.results = results;
		this.retries = retries;
		this.properties = properties;
		this.clock = clock;
	}

	Report execute(Attempt attempt) {
		ClaimedTask task = attempt.task();
		if (task.attempts() > properties.maxAttempts()) {
			// A process that ends together with this task each time would otherwise do so for ever.
			return results.hopeless(task);
		}
		Collector collector = collectors.find(task.collector())
				.orElseThrow(() -> new IllegalStateException("Claimed a task of the unknown collector " + task.collector()));
		TrackedClient client = clients.open(
				new Assignment(task.scan().id(), task.id(), task.scan().scope(), collector.descriptor(), task.question()));
		Answer answer = new Answer(parser);
		Ending ending = ask(attempt, collector, client, answer);
		return report(task, ending, new ResultMaking.Harvest(collector.descriptor(), client, answer));
	}

	/** For a failure that is neither the source's nor the collector's: another attempt may do better. */
	Report failed(ClaimedTask task, Throwable bug) {
		LOG.error("Task {} of {} could not be run", task.id(), task.collector(), bug);
		return new Report.Postponed(task, clock.instant().plus(properties.retryPause()), "The task could not be run.", true, 0,
				List.of());
	}

	private Report report(ClaimedTask task, Ending ending, ResultMaking.Harvest harvest) {
		return switch (ending) {
			case Ending.Final last -> results.finished(task, last, harvest);
			case Ending.GivenBack() -> postponed(task, clock.instant(), null, false, harvest.client());
			case Ending.Later later -> retries.pause(task.attempts(), later.kind(), later.pause())
					.map(pause -> again(task, pause, later.otherwise().detail(), harvest.client()))
					.orElseGet(() -> results.finished(task, later.otherwise(), harvest));
		};
	}

	private Ending ask(Attempt attempt, Collector collector, TrackedClient client, Answer answer) {
		Ending ending;
		attempt.begin();
		try {
			collector.collect(attempt.task().question(), client, answer);
			ending = answered(answer);
		} catch (SourceException failure) {
			boolean thirdParty = collector.descriptor().intrusiveness() == Intrusiveness.PASSIVE;
			ending = Ending.of(failure, attempt.task().inScope(), thirdParty ? client.patience() : null);
		} catch (InterruptedException | RuntimeException | StackOverflowError | LinkageError unexpected) {
			return attempt.end().map(this::interrupted).orElseGet(() -> broken(attempt.task(), unexpected));
		}
		return attempt.end().map(this::interrupted).orElse(ending);
	}

	private static Ending answered(Answer answer) {
		boolean empty = answer.facts().isEmpty() && answer.relations().isEmpty();
		String detail = answer.isFull() ? "The source said more than " + Answer.MAX_FACTS + " facts; the rest was left out." : null;
		return new Ending.Final(TaskState.COMPLETED, empty ? Outcome.EMPTY : Outcome.ANSWERED, detail);
	}

	private static Ending broken(ClaimedTask task, Throwable bug) {
		LOG.error("The collector {} failed on {} in scan {}, task {}", task.collector(), task.entity().type(), task.scan().id(),
				task.id(), bug);
		return new Ending.Final(TaskState.FAILED, Outcome.UNREADABLE,
				"The collector could not handle the answer. The log has the reason under this task's id.");
	}

	private Ending interrupted(Interruption why) {
		return switch (why) {
			case STOPPED -> new Ending.Final(TaskState.CANCELLED, null, "The scan was stopped.");
			case COLLECTOR_STOPPED -> new Ending.Final(TaskState.CANCELLED, null, "The collector was stopped in this scan.");
			case TIMED_OUT -> new Ending.Final(TaskState.TIMED_OUT, Outcome.UNREACHABLE,
					"No complete answer within " + properties.taskTimeout().toSeconds() + " seconds.");
			case GIVEN_BACK -> new Ending.GivenBack();
		};
	}

	private Report again(ClaimedTask task, Duration pause, @Nullable String reason, TrackedClient client) {
		Instant due = clock.instant().plus(pause);
		return postponed(task, due, reason, true, client);
	}

	private static Report postponed(ClaimedTask task, Instant due, @Nullable String reason,
			boolean counts, TrackedClient client) {
		return new Report.Postponed(task, due, reason, counts, client.requests(), client.receipts());
	}
}
