package io.mirage.range;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The readable copy of the truth follows the data: {@code -Drange.write-truth=true} writes it anew. */
class GroundTruthFileTests {

	private static final Path FILE = Path.of("src/main/resources/range/ground-truth.json");

	@Test
	void theShippedFileSaysWhatTheDataSays() throws IOException {
		Company company = Company.load();
		String text = GroundTruthFile.text(TruthDerivation.derive(company, Zones.of(company)));
		if (Boolean.getBoolean("range.write-truth")) {
			Files.writeString(FILE, text);
		}
		assertThat(Files.readString(FILE)).isEqualTo(text);
	}
}
