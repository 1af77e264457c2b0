package io.mirage.scans;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanId;

/** A tangle of names and addresses in which the same question has the same answer every time. */
final class World {

	private static final int FAILURE_PERCENT = 10;
	private static final int MORE_OF_TARGET = 5;

	private final long seed;
	private final List<EntityRef> things;

	World(long seed) {
		this.seed = seed;
		this.things = Stream.of(
				IntStream.range(0, 30).mapToObj(i -> Results.host("h" + i + ".aurora-kites.example")),
				IntStream.range(0, 25).mapToObj(i -> Results.host("h" + i + ".elsewhere.example")),
				IntStream.range(1, 40).mapToObj(Results::address)).flatMap(all -> all).toList();
	}

	TaskResult answer(ScanId scan, PlannedTask task) {
		EntityRef asked = task.entity();
		Random chance = new Random(Objects.hash(seed, task.collector(), asked.value()));
		boolean isTarget = task.distance() == 0;
		if (!isTarget && chance.nextInt(100) < FAILURE_PERCENT) {
			return Results.failed(task);
		}
		List<EntityRef> found = IntStream.range(0, chance.nextInt(4) + (isTarget ? MORE_OF_TARGET : 0)).mapToObj(i -> things.get(chance.nextInt(things.size()))).distinct()
				.filter(entity -> !entity.equals(asked)).toList();
		List<ObservedRelationship> relations = new ArrayList<>();
		for (EntityRef entity : found) {
			if (asked.type() == EntityType.HOSTNAME && entity.type() == EntityType.IP_ADDRESS) {
				relations.add(Results.relation(RelationType.RESOLVES_TO, asked, entity));
			} else if (asked.type() == EntityType.IP_ADDRESS && entity.type() == EntityType.HOSTNAME && chance.nextBoolean()) {
				relations.add(Results.relation(RelationType.RESOLVES_TO, entity, asked));
			}
		}
		return Results.of(scan, task.collector(), asked, found, relations.toArray(ObservedRelationship[]::new));
	}
}
