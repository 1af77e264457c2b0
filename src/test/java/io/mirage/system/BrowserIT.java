package io.mirage.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.range.PracticeRange;

import static org.assertj.core.api.Assertions.assertThat;

/** The web UI in a real browser against the packaged product: sign in, scan, look at what was found. */
class BrowserIT {

	@TempDir
	Path folder;

	@Test
	void aPersonSignsInScansAndReadsTheReport() throws IOException, InterruptedException {
		Path data = folder.resolve("data");
		try (PracticeRange range = PracticeRange.start(); MirageProcess mirage = MirageProcess.serve(data, MirageProcess.within(range)).awaitReady()) {
			try (MirageApi api = new MirageApi(mirage.uri(), data)) {
				Path output = folder.resolve("browser.log");
				ProcessBuilder tests = new ProcessBuilder("npm", "run", "e2e:real").directory(Path.of("frontend").toFile());
				tests.environment().putAll(Map.of("MIRAGE_URL", mirage.uri().toString(), "MIRAGE_USER", "admin", "MIRAGE_PASSWORD",
						Files.readString(data.resolve("secrets/admin-password")).strip(), "CI", "true"));
				Process run = tests.redirectErrorStream(true).redirectOutput(output.toFile()).start();

				assertThat(run.waitFor(5, TimeUnit.MINUTES)).as("the browser test ends").isTrue();
				assertThat(run.exitValue()).as("%s%nerror? The scans: %s%nerror? The server: %s", Files.readString(output),
						api.get("/scans").path("data"), mirage.complaints()).isZero();
			}
		}
	}
}
