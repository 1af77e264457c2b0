package io.mirage.platform.migration;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.DeploymentUnit;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.readmodel.FactsWanted;

/** Migrates one schema per module, with its own history table, the unit's platform schema, and the facts if a module reads them. */
@Component
class ModuleMigrations implements FlywayMigrationStrategy {

	private final ActiveModules modules;
	private final DeploymentUnit unit;
	private final ResourceLoader resources;

	ModuleMigrations(ActiveModules modules, DeploymentUnit unit, ResourceLoader resources) {
		this.modules = modules;
		this.unit = unit;
		this.resources = resources;
	}

	@Override
	public void migrate(Flyway flyway) {
		DataSource dataSource = flyway.getConfiguration().getDataSource();
		migrate(dataSource, unit.schema(), "classpath:db/migration/platform");
		for (MirageModule module : modules.present()) {
			migrate(dataSource, module.id(), "classpath:db/migration/" + module.id());
		}
		if (FactsWanted.by(modules, resources)) {
			migrate(dataSource, "facts", "classpath:db/migration/facts");
		}
	}

	private static void migrate(DataSource dataSource, String schema, String location) {
		Flyway.configure()
				.dataSource(dataSource)
				.schemas(schema)
				.defaultSchema(schema)
				.locations(location)
				.failOnMissingLocations(false)
				.load()
				.migrate();
	}
}
