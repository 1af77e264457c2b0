package io.mirage.platform.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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
}
