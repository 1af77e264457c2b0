package io.mirage.events.collection;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/**
 * What a collector says of itself.
 *
 * @param id stable, kebab-case, part of the API
 * @param description one sentence for people
 * @param version semantic version of the collector
 * @param intrusiveness the most it does
 * @param consumes types it can be asked about
 * @param produces types it may answer with
 * @param needsKey whether the source answers only with a key
 * @param source home of the source, for people
 * @param minInterval least time between two calls to the source
 */
public record CollectorDescriptor(String id, String name, String description, String version,
		Intrusiveness intrusiveness, Set<EntityType> consumes, Set<EntityType> produces, boolean needsKey, URI source,
		Duration minInterval) {

	public CollectorDescriptor {
		consumes = Set.copyOf(consumes);
		produces = Set.copyOf(produces);
	}
}
