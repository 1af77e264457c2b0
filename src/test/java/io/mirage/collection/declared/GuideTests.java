package io.mirage.collection.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.mirage.collection.source.Answer;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the author's guide shows works as it stands there. */
class GuideTests {

	private final String guide;

	GuideTests() throws IOException {
		guide = Files.readString(Path.of("docs/declared-sources.md"));
	}

	private String block(String language) {
		Matcher block = Pattern.compile("(?s)```" + language + "\\n(.*?)```").matcher(guide.replaceAll("(?m)^ {3}", ""));
		assertThat(block.find()).isTrue();
		return block.group(1);
	}

	@Test
	void theFirstSourceOfTheGuideFindsWhatItsAnswerSays() throws Exception {
		DeclaredCollector collector = Shipped.collector(SourceReading.read("kites.yaml", block("yaml")));
		Fixture fixture = new Fixture("kites", "DomainName example.com", Map.of(),
				List.of(new Fixture.Call("https://api.kites.example/v1/names/example.com?limit=1000", 200, block("json"), List.of(), Map.of(),
						Optional.empty())),
				"answered", List.of(), Optional.empty(), Map.of(), Map.of());
		Answer answer = new Answer(new EntityParser());
		collector.collect(fixture.question(), new FixtureClient(fixture), answer);

		assertThat(answer.facts()).extracting(fact -> fact.entity().value()).containsExactly("www.example.com", "203.0.113.7");
		assertThat(answer.facts().iterator().next().attributes()).containsEntry("last_seen", "2023-11-14T22:13:20Z");
		assertThat(answer.relations()).hasSize(1);
	}

	@Test
	void theMistakeOfTheGuideIsComplainedAboutInItsWords() {
		String complaint = "line 10: ask[0].about is 'Domain', not one of DomainName, Hostname, ";

		assertThat(guide).contains(complaint);
		assertThatExceptionOfType(SourceFileException.class)
				.isThrownBy(() -> SourceReading.read("kites.yaml", block("yaml").replace("about: DomainName", "about: Domain")))
				.withMessageContaining(complaint);
	}

	@Test
	void theGuideNamesEveryFilter() {
		assertThat(Filter.KNOWN.keySet()).allSatisfy(filter -> assertThat(guide).containsPattern("`" + filter + "[:`]"));
	}
}
