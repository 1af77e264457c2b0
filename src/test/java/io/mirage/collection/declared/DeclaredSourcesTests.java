package io.mirage.collection.declared;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.collection.network.SourceSettings;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that come, change and go while the process runs. */
class DeclaredSourcesTests implements SourceSettings {

	private static final String KITES = """
			id: kites
			name: Kites
			description: Kites of a domain
			home: https://kites.example
			terms: CC0
			verified: documented
			base-url: https://api.kites.example
			ask: [{about: DomainName, get: "/{question}"}]
			facts: [{each: "data[*]", entity: Name}]
			""";

	@TempDir
	Path folder;

	private final Map<String, String> settings = new HashMap<>();
	private boolean open = true;
	private SortedMap<String, SourcePacks.Pack> packs = new TreeMap<>();

	@Override
	public Optional<String> ofSource(String source, String key) {
		return Optional.ofNullable(settings.get(source + "." + key));
	}

	@Override
	public boolean mayConnectTo(Optional<URI> destination) {
		return open || destination.filter(to -> to.getHost().equals("127.0.0.1")).isPresent();
	}

	private DeclaredSources sources() {
		return new DeclaredSources(new DeclaredProperties(true, List.of()), this, new EntityParser(), new Lists(Clock.systemUTC()), Clock.systemUTC(), () -> packs, folder,
				List.of("crtsh"));
	}

	private static String nameOf(DeclaredSources sources, String id) {
		return Optional.ofNullable(sources.offered().get(id)).orElseThrow().descriptor().name();
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(folder.resolve(file), text);
	}

	@Test
	void offersWhatShips() {
		DeclaredSources sources = sources();

		assertThat(sources.offered()).containsKeys("shodan-internetdb", "virustotal").doesNotContainKey("opencorporates");
		assertThat(sources.problems()).isEmpty();
		assertThat(sources.refresh()).as("nothing changed").isFalse();
	}

	@Test
	void anUploadedSourceComesChangesAndGoes() throws Exception {
		DeclaredSources sources = sources();
		assertThat(sources.offered()).doesNotContainKey("kites");

		packs = new TreeMap<>(Map.of("kites", new SourcePacks.Pack(1, KITES)));
		assertThat(sources.refresh()).isTrue();
		assertThat(nameOf(sources, "kites")).isEqualTo("Kites");

		packs = new TreeMap<>(Map.of("kites", new SourcePacks.Pack(2, KITES.replace("name: Kites", "name: More kites"))));
		sources.refresh();
		assertThat(nameOf(sources, "kites")).isEqualTo("More kites");

		write("kites.yaml", KITES.replace("name: Kites", "name: My kites"));
		sources.refresh();
		assertThat(nameOf(sources, "kites")).as("the operator's own file has the last word").isEqualTo("My kites");

		Files.delete(folder.resolve("kites.yaml"));
		packs = new TreeMap<>();
		sources.refresh();
		assertThat(sources.offered()).doesNotContainKey("kites");
	}

	@Test
	void aFileComesChangesAndGoes() throws Exception {
		DeclaredSources sources = sources();
		assertThat(sources.offered()).doesNotContainKey("kites");
		write("kites.yaml", KITES);
		assertThat(sources.refresh()).isTrue();
		assertThat(nameOf(sources, "kites")).isEqualTo("Kites");
		assertThat(sources.refresh()).isFalse();

		write("kites.yaml", KITES.replace("name: Kites", "name: More kites"));
		assertThat(sources.refresh()).isTrue();
		assertThat(nameOf(sources, "kites")).isEqualTo("More kites");

		Files.delete(folder.resolve("kites.yaml"));
		assertThat(sources.refresh()).isTrue();
		assertThat(sources.offered()).doesNotContainKey("kites").containsKey("virustotal");
	}

	@Test
	void aBrokenFileIsNamedAndKeepsNoOtherOneFromWorking() throws Exception {
		DeclaredSources sources = sources();
		write("broken.yaml", KITES.replace("about: DomainName", "about: Kite"));
		write("kites.yaml", KITES);
		write("kites-again.yaml", KITES);
		write("taken.yaml", KITES.replace("id: kites", "id: crtsh"));
		sources.refresh();

		assertThat(sources.offered()).containsKeys("kites", "virustotal");
		assertThat(sources.problems()).hasSize(3)
				.anySatisfy(problem -> assertThat(problem).contains("broken.yaml, line 8: ask[0].about is 'Kite', not one of"))
				.anySatisfy(problem -> assertThat(problem).contains("kites.yaml: id is 'kites', which belongs to"))
				.anySatisfy(problem -> assertThat(problem).contains("taken.yaml: id is 'crtsh', which belongs to the product's code"));
	}

	@Test
	void anOwnFileTakesThePlaceOfAShippedOne() throws Exception {
		DeclaredSources sources = sources();
		write("mine.yml", KITES.replace("id: kites", "id: urlscan"));
		sources.refresh();

		assertThat(nameOf(sources, "urlscan")).isEqualTo("Kites");
		assertThat(sources.problems()).isEmpty();
	}

	@Test
	void whereNothingOutsideMayBeReachedOnlyMappedSourcesAreOffered() {
		DeclaredSources sources = sources();
		assertThat(sources.offered()).hasSizeGreaterThan(50);
		open = false;
		settings.put("urlscan.base-url", "http://127.0.0.1:9");

		assertThat(sources.refresh()).isTrue();
		assertThat(sources.offered()).containsOnlyKeys("urlscan");
		open = true;
		assertThat(sources.refresh()).isTrue();
		assertThat(sources.offered()).hasSizeGreaterThan(50);
	}

	@Test
	void someAreOfferedOnRequestOnly() {
		settings.put("opencorporates.enabled", "true");

		assertThat(sources().offered()).containsKey("opencorporates");
	}
}
