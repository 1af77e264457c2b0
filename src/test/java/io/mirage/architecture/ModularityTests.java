package io.mirage.architecture;

import java.util.Arrays;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

import io.mirage.MirageApplication;
import io.mirage.architecture.planted.PlantedApplication;
import io.mirage.platform.modules.MirageModule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModularityTests {

	private final ApplicationModules modules = ApplicationModules.of(MirageApplication.class);

	@Test
	void everyModuleKeepsToItsBoundaries() {
		modules.verify();
	}

	@Test
	void reachingIntoAnotherModuleIsFound() {
		ApplicationModules planted = ApplicationModules.of(PlantedApplication.class, new ImportOption.OnlyIncludeTests());

		assertThatThrownBy(planted::verify).isInstanceOf(Violations.class).hasMessageContaining("honest")
				.hasMessageContaining("intruder");
	}

	@Test
	void allFourteenModulesAreThere() {
		assertThat(Arrays.stream(MirageModule.values()).map(MirageModule::id))
				.allSatisfy(id -> assertThat(modules.getModuleByName(id)).as(id).isPresent());
	}

	@Test
	void everyModuleNamesItsPurposeAndItsDependencies() {
		for (MirageModule module : MirageModule.values()) {
			var found = modules.getModuleByName(module.id()).orElseThrow();

			assertThat(found.getDisplayName()).as(module.id()).isNotEqualToIgnoringCase(module.id());
			assertThat(found.getDirectDependencies(modules).stream()
					.map(dependency -> dependency.getTargetModule().getIdentifier().toString()))
					.as("what %s depends on", module.id()).containsOnly("events", "platform");
		}
	}
}
