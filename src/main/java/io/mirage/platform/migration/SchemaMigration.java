package io.mirage.platform.migration;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

import io.mirage.platform.CannotStartException;

/** Brings one schema to a state: each has its own migrations and its own history of them. */
public final class SchemaMigration {

	private SchemaMigration() {}

	static void migrate(DataSource dataSource, String schema) {
		flyway(dataSource, schema, MigrationVersion.LATEST).migrate();
	}

	/**
	 * @param version as a history of migrations names it
	 * @throws CannotStartException if this version of Mirage does not know it
	 */
	public static void migrate(DataSource dataSource, String schema, String version) {
		Flyway flyway = flyway(dataSource, schema, MigrationVersion.fromVersion(version));
		flyway.migrate();
		MigrationInfo current = flyway.info().current();
		if (current == null || !MigrationVersion.fromVersion(version).equals(current.getVersion())) {
			throw new CannotStartException("The schema '" + schema + "' was at version " + version + ", which this version of Mirage does not know.",
					"Use the version of Mirage that wrote it, or a later one.");
		}
	}

	private static Flyway flyway(DataSource dataSource, String schema, MigrationVersion target) {
		return Flyway.configure().dataSource(dataSource).schemas(schema).defaultSchema(schema).locations("classpath:db/migration/" + folder(schema))
				.target(target).failOnMissingLocations(false).load();
	}

	/** Every unit of modules has a platform schema of its own. */
	private static String folder(String schema) {
		return schema.startsWith("platform") ? "platform" : schema;
	}
}
