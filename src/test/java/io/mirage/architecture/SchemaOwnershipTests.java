package io.mirage.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.mirage.platform.modules.MirageModule;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaOwnershipTests {

	@ParameterizedTest
	@EnumSource(MirageModule.class)
	void aModuleTouchesItsOwnTablesOnly(MirageModule module) {
		assertThat(SchemaOwnership.violations(Path.of("src/main/java/io/mirage", module.id()), module.id())).isEmpty();
		assertThat(SchemaOwnership.violations(Path.of("src/main/resources/db/migration", module.id()), module.id())).isEmpty();
	}

	@Test
	void aForeignTableIsFound(@TempDir Path sources) throws IOException {
		Files.writeString(sources.resolve("Thief.java"), "sql(\"select name from users.profile\")");

		assertThat(SchemaOwnership.violations(sources, "scans")).containsExactly("Thief.java: from users.profile");
	}
}
