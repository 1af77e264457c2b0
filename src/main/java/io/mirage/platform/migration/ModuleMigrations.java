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
		SchemaMigration.migrate(dataSource, unit.schema());
		for (MirageModule module : modules.present()) {
			SchemaMigration.migrate(dataSource, module.id());
		}
		if (FactsWanted.by(modules, resources)) {
			SchemaMigration.migrate(dataSource, "facts");
		}
	}
}
