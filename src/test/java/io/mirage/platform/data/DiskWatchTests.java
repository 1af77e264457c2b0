package io.mirage.platform.data;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DiskWatchTests {

	@TempDir
	Path folder;

	@Test
	void saysOnceThatTheDiskIsFullAndOnceThatItHasRoomAgain(CapturedOutput output) {
		DiskWatch watch = new DiskWatch(new DataFolder(folder));

		watch.saw(DataSize.ofMegabytes(3));
		watch.saw(DataSize.ofMegabytes(2));
		assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(watch.health().getDetails()).containsEntry("free_megabytes", 2L);
		watch.saw(DataSize.ofGigabytes(4));
		watch.saw(DataSize.ofGigabytes(4));

		assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
		assertThat(output).containsOnlyOnce("Only 3 MB are free for " + folder).doesNotContain("Only 2 MB")
				.containsOnlyOnce("4096 MB are free again");
	}

	@Test
	void looksAtTheDiskOfAFolderThatIsNotThereYet() throws IOException {
		DiskWatch watch = new DiskWatch(new DataFolder(folder.resolve("not/there")));

		watch.look();

		assertThat(watch.health().getDetails()).containsKey("free_megabytes");
	}
}
