package io.mirage.collection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.mirage.collection.declared.DeclaredSources;
import io.mirage.collection.source.Collector;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.Reliability;
import io.mirage.events.scans.Intrusiveness;

/** The collectors this installation can run, by id. */
@Component
class Collectors {

	private final SortedMap<String, Collector> coded = new TreeMap<>();
	private final DeclaredSources declared;
	private final CollectionProperties properties;
	private volatile @Nullable Together together;

	/** @param declared what stands beside the coded ones in {@code all}, for as long as it is that */
	private record Together(SortedMap<String, Collector> declared, SortedMap<String, Collector> all) {}

	/** @throws IllegalStateException if two collectors have the same id: tasks would go to either */
	Collectors(ObjectProvider<Collector> collectors, DeclaredSources declared, CollectionProperties properties) {
		this.declared = declared;
		this.properties = properties;
		collectors.forEach(this::add);
	}

	Optional<Collector> find(String id) {
		return Optional.ofNullable(all().get(id));
	}

	Set<String> ids() {
		return all().keySet();
	}

	/** Sorted by id. */
	List<CollectorDescriptor> descriptors() {
		Collection<Collector> all = all().values();
		return all.stream().map(Collector::descriptor).toList();
	}

	/** What is in the map never changes; another one takes its place. */
	private SortedMap<String, Collector> all() {
		SortedMap<String, Collector> now = declared.offered();
		@Nullable Together known = together;
		if (known == null || known.declared() != now) {
			known = together(now);
			together = known;
		}
		return known.all();
	}

	private Together together(SortedMap<String, Collector> offered) {
		SortedMap<String, Collector> all = new TreeMap<>(offered);
		all.putAll(coded);
		return new Together(offered, all);
	}

	/** What is seen first-hand is as it is; nobody has judged a third party until the operator does. */
	Reliability reliability(CollectorDescriptor collector) {
		boolean firstHand = collector.intrusiveness() != Intrusiveness.PASSIVE;
		return properties.reliability().getOrDefault(collector.id(), firstHand ? Reliability.A : Reliability.F);
	}

	private void add(Collector collector) {
		String id = collector.descriptor().id();
		Collector other = coded.put(id, collector);
		if (other != null) {
			throw new IllegalStateException("Two collectors are called '" + id + "': " + other.getClass().getName() + " and "
					+ collector.getClass().getName() + ".");
		}
	}
}
