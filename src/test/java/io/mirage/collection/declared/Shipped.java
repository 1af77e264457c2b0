package io.mirage.collection.declared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

import io.mirage.collection.declared.SourceFiles.SourceFile;
import io.mirage.collection.network.SourceSettings;
import io.mirage.collection.source.Collector;
import io.mirage.platform.entities.EntityParser;

/** The sources that ship, and their fixtures. */
public final class Shipped {

	private static final DeclaredProperties NO_SETTINGS = new DeclaredProperties(true, List.of());

	private static final List<SourceFile> FILES = SourceFiles.shipped();
	private static final List<DeclaredSource> SOURCES =
			FILES.stream().map(file -> SourceReading.read(file.name(), file.text())).toList();

	private Shipped() {}

	static List<SourceFile> files() {
		return FILES;
	}

	static Stream<DeclaredSource> sources() {
		return SOURCES.stream();
	}

	static DeclaredCollector collector(DeclaredSource source) {
		return new DeclaredCollector(source, NO_SETTINGS, new EntityParser(), new Lists(Clock.systemUTC()), Clock.systemUTC());
	}

	static DeclaredCollector collector(String id) {
		return collector(sources().filter(source -> source.id().equals(id)).findFirst().orElseThrow());
	}

	/** For tests of other packages: those that an installation with these settings can ask. */
	public static Collection<Collector> offered(SourceSettings settings) {
		return new DeclaredSources(NO_SETTINGS, settings, new EntityParser(), new Lists(Clock.systemUTC()), Clock.systemUTC(), Collections::emptySortedMap,
				Path.of("no-own-sources"), List.of())
				.offered().values();
	}

	static Stream<Fixture> fixtures() {
		return sources().flatMap(source -> fixtures(source.id()).stream());
	}

	static List<Fixture> fixtures(String id) {
		try (InputStream in = new ClassPathResource("source-fixtures/" + id + ".yaml").getInputStream()) {
			return Fixture.read(id, new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException missing) {
			throw new UncheckedIOException("The source " + id + " has no fixture", missing);
		}
	}
}
