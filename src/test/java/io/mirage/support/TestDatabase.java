package io.mirage.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Gives a context a database and a data folder of its own; the folder goes with the context. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Path data = newFolder();
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testDatabase",
				Map.of("spring.datasource.url", TestPostgres.freshDatabase(), "spring.datasource.username",
						TestPostgres.server().username(), "spring.datasource.password", TestPostgres.server().password(),
						"mirage.data", data.toString(),
						"spring.datasource.hikari.maximum-pool-size", "12", "spring.datasource.hikari.minimum-idle", "0")));
		context.addApplicationListener(event -> {
			if (event instanceof ContextClosedEvent) {
				delete(data);
			}
		});
	}

	private static Path newFolder() {
		try {
			return Files.createTempDirectory("mirage-test-");
		} catch (IOException e) {
			throw new UncheckedIOException("No folder for a test", e);
		}
	}

	private static void delete(Path folder) {
		try {
			FileSystemUtils.deleteRecursively(folder);
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot delete a test's folder", e);
		}
	}
}
