package io.mirage.platform.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.mirage.platform.CannotStartException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFolderTests {

	@TempDir
	Path folder;

	@Test
	void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
		DataFolder data = new DataFolder(folder.resolve("new"));

		String first = data.secretOrCreate("local-access", DataFolder::randomSecret);

		assertThat(data.secretOrCreate("local-access", () -> "another")).isEqualTo(first).hasSize(43);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.secret("local-access")))).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets")))).isEqualTo("rwx------");
	}

	@Test
	void claimsANewOrEmptyFolderAndKnowsItAgain() throws IOException {
		Files.createDirectory(folder.resolve("lost+found"));

		new DataFolder(folder).claim();
		Files.writeString(folder.resolve("something"), "of ours");

		assertThat(new DataFolder(folder).claim().root()).isEqualTo(folder);
	}

	@Test
	void refusesAFolderThatIsSomebodyElses() throws IOException {
		Files.writeString(folder.resolve("thesis.odt"), "years of work");

		assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> new DataFolder(folder).claim())
				.withMessageContaining("thesis.odt").satisfies(refusal -> assertThat(refusal.wayOut()).contains("--data"));
		assertThat(folder).isDirectoryContaining(file -> file.endsWith("thesis.odt"));
	}

	@Test
	void refusesWhatANewerVersionWrote() throws IOException {
		Files.writeString(folder.resolve("mirage-layout"), "2\n");

		assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> new DataFolder(folder).claim())
				.withMessageContaining("layout '2'");
	}

	@Test
	void saysSoWhenItCannotWrite() throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "");

		assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> new DataFolder(file.resolve("below")).claim())
				.withMessageContaining("cannot be written");
	}
}
