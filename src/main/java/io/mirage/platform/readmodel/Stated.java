package io.mirage.platform.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.mirage.events.collection.Observation;
import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.collection.TaskResult;

/** Flattens task results into the rows to store, each once, sorted by key so that parallel batches lock in the same order. */
public final class Stated {

	/** An observation with the task that made it. */
	public record OfEntity(TaskResult task, Observation fact) {}

	/** A relationship with the task that stated it. */
	public record OfRelationship(TaskResult task, ObservedRelationship fact) {}

	private Stated() {}

	public static List<OfEntity> entities(Collection<TaskResult> results) {
		return unique(results.stream().flatMap(task -> task.observations().stream().map(fact -> new OfEntity(task, fact))),
				Comparator.<OfEntity, UUID>comparing(row -> row.fact().entity().id().value()).thenComparing(row -> row.fact().id()));
	}

	public static List<OfRelationship> relationships(Collection<TaskResult> results) {
		return unique(results.stream().flatMap(task -> task.relationships().stream().map(fact -> new OfRelationship(task, fact))),
				Comparator.<OfRelationship, UUID>comparing(row -> row.fact().id()).thenComparing(row -> row.task().taskId().value()));
	}

	private static <T> List<T> unique(Stream<T> rows, Comparator<T> key) {
		List<T> unique = new ArrayList<>();
		rows.sorted(key).forEachOrdered(row -> {
			if (unique.isEmpty() || key.compare(unique.getLast(), row) != 0) {
				unique.add(row);
			}
		});
		return unique;
	}
}
