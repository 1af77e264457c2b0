package io.mirage.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.configuration.SettingsChanged;
import io.mirage.events.scans.ScanStarted;
import io.mirage.support.Samples;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pins the JSON of every event: it is an API between processes of different versions. A new field is added to the file
 * by {@code -Dmirage.docs.write}; a file that loses or renames one breaks a running deployment.
 */
@SpringBootTest(classes = JacksonAutoConfiguration.class, webEnvironment = WebEnvironment.NONE)
class EventJsonTests {

	private static final Path FOLDER = Path.of("src/test/resources/events");

	private final JsonMapper json;

	EventJsonTests(@Autowired JsonMapper json) {
		this.json = json;
	}

	static Stream<Class<?>> events() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.mirage.events")
				.stream().filter(type -> type.isRecord() && type.isAssignableTo(MirageEvent.class))
				.<Class<?>>map(type -> type.reflect()).sorted(Comparator.comparing(Class::getName));
	}

	@ParameterizedTest
	@MethodSource("events")
	void anEventKeepsItsJson(Class<? extends MirageEvent> type) throws IOException {
		String written = json.writerWithDefaultPrettyPrinter().writeValueAsString(Samples.of(type)) + "\n";
		Path pinned = FOLDER.resolve(type.getSimpleName() + ".json");
		if (System.getProperty("mirage.docs.write") != null) {
			Files.createDirectories(FOLDER);
			Files.writeString(pinned, written);
		}
		assertThat(pinned).content().isEqualToNormalizingNewlines(written);
	}

	@ParameterizedTest
	@MethodSource("events")
	void anEventIsReadAsItWasWritten(Class<? extends MirageEvent> type) {
		MirageEvent event = Samples.of(type);

		assertThat(json.readValue(json.writeValueAsString(event), type)).isEqualTo(event);
	}

	/** What an older or newer process sends: a field this version does not know. */
	@Test
	void unknownFieldsArePassedOver() {
		ScanStarted event = Samples.of(ScanStarted.class);
		String foreign = json.writeValueAsString(event).replaceFirst("\\{", "{\"added_later\": {\"deep\": [1, 2]}, ");

		assertThat(json.readValue(foreign, ScanStarted.class)).isEqualTo(event);
	}

	/** What a process of the version before sends: without a field that was added since. */
	@Test
	void fieldsThatAnOlderProducerDoesNotKnowAreAbsent() {
		SettingsChanged event = Samples.of(SettingsChanged.class);
		String older = json.writeValueAsString(event).replaceAll(",\"sealed\":\"[^\"]*\"", "");

		assertThat(older).doesNotContain("sealed");
		assertThat(json.readValue(older, SettingsChanged.class).settings()).singleElement()
				.satisfies(setting -> assertThat(setting.sealed()).isNull());
	}
}
