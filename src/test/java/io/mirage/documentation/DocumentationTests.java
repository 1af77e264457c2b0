package io.mirage.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the generated documents with the code; with {@code -Dmirage.docs.write} brings them up to date first. */
class DocumentationTests {

	private static final Path FOLDER = Path.of("docs/modules");

	@Test
	void theModuleDocumentsSayWhatTheCodeSays() throws IOException {
		GeneratedDocuments documents = new GeneratedDocuments();
		if (System.getProperty("mirage.docs.write") != null) {
			write(documents.texts());
			write(documents.pictures());
		}
		for (Map.Entry<String, String> document : documents.texts().entrySet()) {
			assertThat(FOLDER.resolve(document.getKey())).as("run ./mirage docs and commit what it writes")
					.exists().content().isEqualTo(document.getValue());
		}
	}

	@Test
	void everyEventHasAListener() {
		assertThat(new EventFlow().all()).allSatisfy(event -> {
			assertThat(event.publishers()).as("publishers of %s", event.name()).isNotEmpty();
			assertThat(event.durable().size() + event.live().size()).as("listeners of %s", event.name()).isPositive();
		});
	}

	private static void write(Map<String, String> documents) throws IOException {
		Files.createDirectories(FOLDER);
		for (Map.Entry<String, String> document : documents.entrySet()) {
			Files.writeString(FOLDER.resolve(document.getKey()), document.getValue());
		}
	}
}
