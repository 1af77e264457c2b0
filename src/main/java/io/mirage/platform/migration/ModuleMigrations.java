package io.mirage.platform.migration;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.DeploymentUnit;
import io.mirage.platform.modules.MirageModule;

/** Migrates one schema per module, with its own history table, and the unit's platform schema. */
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
		migrate(dataSource, unit.schema(), List.of("classpath:db/migration/platform"));
		for (MirageModule module : modules.present()) {
			migrate(dataSource, module.id(), locations(module.id()));
		}
	}

	/** A module that keeps a read model of facts says so by a file named {@code readmodel} beside its migrations. */
	private List<String> locations(String module) {
		List<String> locations = new ArrayList<>(List.of("classpath:db/migration/" + module));
		if (resources.getResource("classpath:db/migration/" + module + "/readmodel").exists()) {
			locations.add("classpath:db/readmodel");
		}
		return locations;
	}

	private static void migrate(DataSource dataSource, String schema, List<String> locations) {
		Flyway.configure()
				.dataSource(dataSource)
				.schemas(schema)
				.defaultSchema(schema)
				.locations(locations.toArray(String[]::new))
				.failOnMissingLocations(false)
				.load()
				.migrate();
	}
}
