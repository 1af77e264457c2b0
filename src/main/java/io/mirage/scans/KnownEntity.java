package io.mirage.scans;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.entities.EntityRef;

/**
 * An entity as one scan sees it.
 *
 * @param distance hops from the nearest target
 * @param inScope whether it may be touched: within a target, an address that a name in scope resolves to, or part of such
 *            an address
 */
record KnownEntity(EntityRef ref, int distance, boolean inScope) implements ValueObject {

	static KnownEntity target(EntityRef ref) {
		return new KnownEntity(ref, 0, true);
	}

	/** The same entity, seen in both ways. */
	KnownEntity or(KnownEntity other) {
		return new KnownEntity(ref, Math.min(distance, other.distance), inScope || other.inScope);
	}
}
