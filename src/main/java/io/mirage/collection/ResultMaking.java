package io.mirage.collection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.collection.network.TrackedClient;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.Fact;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.Observation;
import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.Reliability;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityRef;
import io.mirage.platform.readmodel.StorableText;

/**
 * Turns an answer into what is announced and kept. Here hostile text enters, and what no store takes leaves it. Facts that
 * a source gave before it failed count; those of a cancelled task do not.
 */
@Component
class ResultMaking {

	/** What an attempt brought in. */
	record Harvest(CollectorDescriptor collector, TrackedClient client, Answer answer) {}

	private final Collectors collectors;
	private final CollectionProperties properties;
	private final Clock clock;

	ResultMaking(Collectors collectors, CollectionProperties properties, Clock clock) {
		this.collectors = collectors;
		this.properties = properties;
		this.clock = clock;
	}

	Report.Finished finished(ClaimedTask task, Ending.Final ending, Harvest harvest) {
		Basis basis = new Basis();
		boolean counts = ending.state() != TaskState.CANCELLED;
		List<Observation> observations = counts ? observations(task, harvest, basis) : List.of();
		List<ObservedRelationship> relationships = counts ? relationships(harvest.answer().relations(), basis) : List.of();
		TaskResult result = new TaskResult(task.id(), task.collector(), task.entity(), ending.state(), ending.outcome(),
				storable(ending.detail()), task.startedAt(), elapsed(task), task.requests() + harvest.client().requests(),
				observations, relationships);
		return new Report.Finished(task, result, ResultSize.of(result), harvest.client().receipts(), basis.answers());
	}

	/** A task that was started as often as it may be, and never came to an end. */
	Report.Finished hopeless(ClaimedTask task) {
		return bare(task, Outcome.UNREACHABLE, properties.maxAttempts() + " attempts ended without a result.", task.requests());
	}

	/** The same task without the answer that the store refused. */
	Report.Finished unstorable(Report.Finished report) {
		return bare(report.task(), Outcome.UNREADABLE,
				"The answer could not be stored. The log has the reason under this task's id.", report.result().requests());
	}

	private Report.Finished bare(ClaimedTask task, Outcome outcome, String detail, int requests) {
		TaskResult result = new TaskResult(task.id(), task.collector(), task.entity(), TaskState.FAILED, outcome, detail,
				task.startedAt(), elapsed(task), requests, List.of(), List.of());
		return new Report.Finished(task, result, ResultSize.of(result), List.of(), List.of());
	}

	private Duration elapsed(ClaimedTask task) {
		return Duration.between(task.startedAt(), clock.instant());
	}

	private List<Observation> observations(ClaimedTask task, Harvest harvest, Basis basis) {
		Reliability reliability = collectors.reliability(harvest.collector());
		Instant seenAt = clock.instant();
		Map<UUID, Observation> observations = new LinkedHashMap<>();
		for (Fact fact : harvest.answer().facts()) {
			EntityRef entity = storable(fact.entity());
			UUID id = Observation.idOf(task.id(), entity);
			observations.putIfAbsent(id, new Observation(id, entity, fact.confidence(), reliability, seenAt,
					StorableText.of(fact.attributes()), StorableText.of(List.copyOf(fact.tags())), basis.digest(fact.evidence())));
		}
		return List.copyOf(observations.values());
	}

	private static List<ObservedRelationship> relationships(Collection<Answer.Relation> relations, Basis basis) {
		Map<UUID, ObservedRelationship> relationships = new LinkedHashMap<>();
		for (Answer.Relation relation : relations) {
			EntityRef source = storable(relation.source());
			EntityRef target = storable(relation.target());
			UUID id = ObservedRelationship.idOf(relation.type(), source, target);
			relationships.putIfAbsent(id, new ObservedRelationship(id, relation.type(), source, target, relation.confidence(),
					List.of(), basis.digest(relation.evidence())));
		}
		return List.copyOf(relationships.values());
	}

	private static EntityRef storable(EntityRef entity) {
		String value = StorableText.of(entity.value());
		return value.equals(entity.value()) ? entity : EntityRef.of(entity.type(), value);
	}

	private static @Nullable String storable(@Nullable String text) {
		return text == null ? null : StorableText.of(text);
	}

	/** The raw answers a result rests on, each hashed once. */
	private final class Basis {

		private final Map<Evidence, RawAnswer> kept = new IdentityHashMap<>();

		@Nullable String digest(@Nullable Evidence evidence) {
			return evidence == null ? null : kept.computeIfAbsent(evidence, this::keep).sha256();
		}

		Collection<RawAnswer> answers() {
			return kept.values();
		}

		private RawAnswer keep(Evidence evidence) {
			return RawAnswer.of(evidence, (int) properties.rawSize().toBytes());
		}
	}
}
