package io.mirage.collection.declared;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.collection.declared.SourceFiles.SourceFile;
import io.mirage.collection.declared.SourceFiles.Stamp;
import io.mirage.collection.declared.SourcePacks.Pack;
import io.mirage.collection.network.SourceSettings;
import io.mirage.collection.source.Collector;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.entities.EntityParser;

/**
 * The sources that are declared in files: those that ship with the product, then those that were uploaded, then those in
 * the folder {@code sources} of the data folder, where a file with the id of a shipped source takes its place. A file that is not right is left out, is
 * named in the log, and keeps no other one from working.
 */
@Component
public class DeclaredSources {

	private static final Logger LOG = LoggerFactory.getLogger(DeclaredSources.class);
	private static final String FOLDER = "sources";

	private final DeclaredProperties properties;
	private final SourceSettings settings;
	private final EntityParser parser;
	private final Lists lists;
	private final Clock clock;
	private final SourceFiles files;
	private final SourcePacks packs;
	private final Set<String> taken = new HashSet<>();
	/** Read while the rest of the process starts, which takes most of a second. */
	private final CompletableFuture<List<Reading>> shipped;
	private @Nullable SortedMap<Path, Stamp> seen;
	private SortedMap<String, Pack> seenPacks = new TreeMap<>();
	private SortedMap<String, DeclaredCollector> all = new TreeMap<>();
	private volatile List<String> problems = List.of();
	private volatile @Nullable SortedMap<String, Collector> offered;

	/** One of source and problem. */
	private record Reading(String file, @Nullable DeclaredSource source, @Nullable String problem) {

		static Reading of(SourceFile file) {
			try {
				return new Reading(file.name(), SourceReading.read(file.name(), file.text()), null);
			} catch (SourceFileException wrong) {
				return new Reading(file.name(), null, wrong.getMessage());
			}
		}

		static List<Reading> ofShipped() {
			return SourceFiles.shipped().stream().map(Reading::of).toList();
		}
	}

	@Autowired
	DeclaredSources(DeclaredProperties properties, SourceSettings settings, EntityParser parser, Lists lists, DataFolder data,
			ObjectProvider<Collector> coded, SourcePacks packs, Clock clock) {
		this(properties, settings, parser, lists, clock, packs, data.resolve(FOLDER), coded.stream().map(collector -> collector.descriptor().id()).toList());
	}

	/** @param coded ids that are taken */
	DeclaredSources(DeclaredProperties properties, SourceSettings settings, EntityParser parser, Lists lists, Clock clock, SourcePacks packs, Path folder, List<String> coded) {
		this.properties = properties;
		this.settings = settings;
		this.parser = parser;
		this.lists = lists;
		this.clock = clock;
		this.packs = packs;
		this.files = new SourceFiles(folder);
		this.taken.addAll(coded);
		this.shipped = properties.enabled() ? CompletableFuture.supplyAsync(Reading::ofShipped) : CompletableFuture.completedFuture(List.of());
	}

	/** Those that can be asked now, by id; another map whenever that changes. */
	public SortedMap<String, Collector> offered() {
		SortedMap<String, Collector> now = offered;
		return now != null ? now : first();
	}

	private synchronized SortedMap<String, Collector> first() {
		SortedMap<String, Collector> now = offered;
		if (now == null) {
			now = nowOffered();
			offered = now;
		}
		return now;
	}

	/** What is wrong with files that are left out, for people. */
	public List<String> problems() {
		return problems;
	}

	/** Takes over files and settings that changed. @return whether other sources are offered now than before */
	public synchronized boolean refresh() {
		SortedMap<String, Collector> before = first();
		SortedMap<String, Collector> now = nowOffered();
		boolean changed = !now.equals(before);
		if (changed) {
			offered = now;
		}
		return changed;
	}

	private SortedMap<String, Collector> nowOffered() {
		reload();
		SortedMap<String, Collector> now = new TreeMap<>();
		all.forEach((id, collector) -> {
			if (isOffered(collector.source())) {
				now.put(id, collector);
			}
		});
		return now;
	}

	private void reload() {
		try {
			SortedMap<Path, Stamp> present = properties.enabled() ? files.present() : new TreeMap<>();
			SortedMap<String, Pack> uploaded = properties.enabled() ? packs.present() : new TreeMap<>();
			if (!present.equals(seen) || !uploaded.equals(seenPacks)) {
				seen = present;
				seenPacks = uploaded;
				load(present);
			}
		} catch (IOException away) {
			LOG.warn("The folder of declared sources cannot be read, the known ones stay: {}", away.toString());
			if (seen == null) {
				load(new TreeMap<>());
			}
		}
	}

	private void load(SortedMap<Path, Stamp> present) {
		Loading loading = new Loading();
		shipped.join().forEach(loading::add);
		loading.ownFilesFrom();
		seenPacks.forEach((id, pack) -> loading.add(Reading.of(new SourceFile("the uploaded source " + id, pack.text()))));
		loading.ownFilesFrom();
		present.entrySet().forEach(loading::add);
		loading.problems.stream().filter(problem -> !problems.contains(problem))
				.forEach(problem -> LOG.warn("A declared source is left out: {}", problem));
		all = loading.byId;
		problems = List.copyOf(loading.problems);
	}

	/** Where nothing outside may be reached, asking would only fill the scan with failures. */
	private boolean isOffered(DeclaredSource source) {
		boolean wanted = !source.optIn() || setting(source, DeclaredProperties.ENABLED).equals("true");
		return wanted && settings.mayConnectTo(destination(source));
	}

	/** Empty for a source in the DNS. */
	private Optional<URI> destination(DeclaredSource source) {
		String set = setting(source, DeclaredProperties.BASE_URL);
		try {
			return set.isEmpty() ? source.base() : Optional.of(URI.create(set));
		} catch (IllegalArgumentException noAddress) {
			return source.base();
		}
	}

	private String setting(DeclaredSource source, String name) {
		return settings.ofSource(source.id(), name).orElseGet(() -> properties.setting(source.id(), name));
	}

	/** Files one by one; what did not change keeps its collector. */
	private final class Loading {

		private final SortedMap<String, DeclaredCollector> byId = new TreeMap<>();
		private final List<String> problems = new ArrayList<>();
		private final Map<String, String> fileOf = new TreeMap<>();

		void add(Map.Entry<Path, Stamp> file) {
			try {
				add(Reading.of(SourceFiles.read(file)));
			} catch (IOException unreadable) {
				problems.add(file.getKey() + " cannot be read: " + unreadable);
			} catch (SourceFileException tooLarge) {
				problems.add(String.valueOf(tooLarge.getMessage()));
			}
		}

		void add(Reading reading) {
			DeclaredSource source = reading.source();
			if (source == null) {
				problems.add(String.valueOf(reading.problem()));
				return;
			}
			@Nullable String other = taken.contains(source.id()) ? "the product's code" : fileOf.putIfAbsent(source.id(), reading.file());
			if (other != null) {
				problems.add(reading.file() + ": id is '" + source.id() + "', which belongs to " + other);
			} else {
				byId.put(source.id(), collector(source));
			}
		}

		/** From here on an id that was read before may be used again. */
		void ownFilesFrom() {
			fileOf.clear();
		}

		/** Whose turn it is among keys is not forgotten because another file changed. */
		private DeclaredCollector collector(DeclaredSource source) {
			DeclaredCollector known = all.get(source.id());
			return known != null && known.descriptor().equals(source.descriptor()) && known.source().equals(source) ? known
					: new DeclaredCollector(source, DeclaredSources.this.properties, parser, lists, clock);
		}
	}
}
