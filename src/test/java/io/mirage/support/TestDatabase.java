package io.mirage.support;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a context a database of its own. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testDatabase",
				Map.of("spring.datasource.url", TestPostgres.freshDatabase(), "spring.datasource.username",
						TestPostgres.server().username(), "spring.datasource.password", TestPostgres.server().password())));
	}
}
