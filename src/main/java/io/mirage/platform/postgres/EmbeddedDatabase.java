package io.mirage.platform.postgres;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import io.mirage.platform.data.DataFolder;




/** Starts the PostgreSQL that ships with Mirage when no other one is named by {@code spring.datasource.url}. */
@Configuration
@Conditional(EmbeddedDatabase.NoneIsNamed.class)
class EmbeddedDatabase {

	@Bean
	EmbeddedPostgres embeddedPostgres(DataFolder data) {
		return EmbeddedPostgres.start(EmbeddedPostgresOptions.in(data.root()));
	}

	@Bean
	JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
		return new JdbcConnectionDetails() {

			@Override
			public String getUsername() {
				return postgres.username();
			}

			@Override
			public String getPassword() {
				return postgres.password();
			}

			@Override
			public String getJdbcUrl() {
				return postgres.jdbcUrl();
			}
		};
	}

	static class NoneIsNamed implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !context.getEnvironment().containsProperty("spring.datasource.url");
		}
	}
}
