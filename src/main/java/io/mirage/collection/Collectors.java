package io.mirage.collection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.mirage.collection.source.Collector;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.Reliability;
import io.mirage.events.scans.Intrusiveness;

/** The collectors this installation can run, by id. */
@Component
class Collectors {

	private final SortedMap<String, Collector> byId = new TreeMap<>();
	private final CollectionProperties properties;

	/** @throws IllegalStateException if two collectors have the same id: tasks would go to either */
	Collectors(ObjectProvider<Collector> collectors, CollectionProperties properties) {
		this.properties = properties;
		collectors.forEach(this::add);
	}

	Optional<Collector> find(String id) {
		return Optional.ofNullable(byId.get(id));
	}

	Set<String> ids() {
		return byId.keySet();
	}

	/** Sorted by id. */
	List<CollectorDescriptor> descriptors() {
		Collection<Collector> all = byId.values();
		return all.stream().map(Collector::descriptor).toList();
	}

	/** What is seen first-hand is as it is; nobody has judged a third party until the operator does. */
	Reliability reliability(CollectorDescriptor collector) {
		boolean firstHand = collector.intrusiveness() != Intrusiveness.PASSIVE;
		return properties.reliability().getOrDefault(collector.id(), firstHand ? Reliability.A : Reliability.F);
	}

	private void add(Collector collector) {
		String id = collector.descriptor().id();
		Collector other = byId.put(id, collector);
		if (other != null) {
			throw new IllegalStateException("Two collectors are called '" + id + "': " + other.getClass().getName() + " and "
					+ collector.getClass().getName() + ".");
		}
	}
}
