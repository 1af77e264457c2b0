package io.mirage.registry;

import java.time.Instant;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.registry.CatalogueEntry;
import io.mirage.events.registry.CollectorState;

/**
 * A collector in the catalogue.
 *
 * @param decided what people decided about it; survives its coming and going
 * @param declared whether the installation can still run it
 */
record RegisteredCollector(CollectorDescriptor descriptor, CollectorState decided, boolean declared, Instant updatedAt)
		implements ValueObject {

	static RegisteredCollector declared(CollectorDescriptor descriptor, Instant at) {
		return new RegisteredCollector(descriptor, CollectorState.ACTIVE, true, at);
	}

	RegisteredCollector redeclared(CollectorDescriptor newest, Instant at) {
		return new RegisteredCollector(newest, decided, true, at);
	}

	RegisteredCollector gone(Instant at) {
		return new RegisteredCollector(descriptor, decided, false, at);
	}

	RegisteredCollector decided(CollectorState state, Instant at) {
		return new RegisteredCollector(descriptor, state, declared, at);
	}

	String id() {
		return descriptor.id();
	}

	/** What counts for new scans: nobody can use what nobody can run. */
	CollectorState state() {
		return declared ? decided : CollectorState.DEPRECATED;
	}

	CatalogueEntry entry() {
		return new CatalogueEntry(descriptor, state());
	}
}
