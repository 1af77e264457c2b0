package io.mirage.scans;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.EntityParser;

/**
 * Reads out of a batch of results which entities it tells of, how far they are and whether they are in scope. Knows
 * nothing but the batch, the targets and what the scan knows of the entities that were asked about.
 */
final class Harvest {

	/** A source nearer than this cannot come nearer: only a target is at 0. */
	private static final int FIRST_MOVABLE_DISTANCE = 2;

	private final EntityParser parser;
	private final List<EntityRef> targets;
	private final Map<EntityId, KnownEntity> asked;
	private final Map<EntityId, KnownEntity> found = new LinkedHashMap<>();
	private final Map<EntityId, Boolean> withinTargets = new HashMap<>();
	private final List<Territory.Lead> leads = new ArrayList<>();

	Harvest(EntityParser parser, List<EntityRef> targets, Map<EntityId, KnownEntity> asked) {
		this.parser = parser;
		this.targets = targets;
		this.asked = asked;
	}

	/** @param results of tasks this scan planned */
	Harvest gather(Collection<TaskResult> results) {
		results.forEach(this::gather);
		return this;
	}

	/** Each entity once, as near as any result of the batch puts it. */
	Collection<KnownEntity> found() {
		return found.values();
	}

	/** What must be remembered because the source may still come nearer or into scope. */
	List<Territory.Lead> leads() {
		return leads;
	}

	private void gather(TaskResult result) {
		KnownEntity source = asked.get(result.entity().id());
		if (source == null) {
			return;
		}
		result.observations().forEach(observation -> add(source, observation.entity(), false));
		result.relationships().stream()
				.filter(relationship -> relationship.type() == RelationType.RESOLVES_TO)
				.forEach(relationship -> add(source, relationship));
	}

	/** An address that a name within a target resolves to may be touched although it lies within no target. */
	private void add(KnownEntity source, ObservedRelationship relationship) {
		add(source, relationship.source(), false);
		add(source, relationship.target(), isWithinTargets(relationship.source()));
	}

	private void add(KnownEntity source, EntityRef entity, boolean reached) {
		if (entity.id().equals(source.ref().id())) {
			if (reached && !source.inScope()) {
				found.merge(entity.id(), new KnownEntity(entity, source.distance(), true), KnownEntity::or);
			}
			return;
		}
		boolean within = parser.isWithin(source.ref(), entity);
		boolean inScope = reached || isWithinTargets(entity) || (within && source.inScope());
		found.merge(entity.id(), new KnownEntity(entity, source.distance() + 1, inScope), KnownEntity::or);
		if (source.distance() >= FIRST_MOVABLE_DISTANCE || (within && !source.inScope())) {
			leads.add(new Territory.Lead(source.ref().id(), entity.id(), within));
		}
	}

	private boolean isWithinTargets(EntityRef entity) {
		return withinTargets.computeIfAbsent(entity.id(),
				id -> targets.stream().anyMatch(target -> parser.isWithin(target, entity)));
	}
}
