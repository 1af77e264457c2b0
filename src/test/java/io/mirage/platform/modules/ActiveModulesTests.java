package io.mirage.platform.modules;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ActiveModulesTests {

	@Test
	void noProfileMeansAllModules() {
		assertThat(ActiveModules.of(List.of()).isWhole()).isTrue();
		assertThat(ActiveModules.of(List.of("dev")).absent()).isEmpty();
	}

	@Test
	void profilesNameTheModules() {
		ActiveModules modules = ActiveModules.of(List.of("collection", "storage"));

		assertThat(modules.present()).containsExactly(MirageModule.COLLECTION, MirageModule.STORAGE);
		assertThat(modules.absent()).hasSize(12).doesNotContain(MirageModule.COLLECTION);
	}

	@Test
	void classesOfAbsentModulesStayOut() {
		ActiveModules modules = ActiveModules.of(List.of("scans"));

		assertThat(modules.excludes("io.mirage.storage.Facts")).isTrue();
		assertThat(modules.excludes("io.mirage.scans.Scan")).isFalse();
		assertThat(modules.excludes("io.mirage.events.storage.FactsStored")).isFalse();
		assertThat(modules.excludes("io.mirage.platform.web.Page")).isFalse();
	}

	@Test
	void anUnknownProfileIsNamedTogetherWithTheKnownOnes() {
		assertThatExceptionOfType(UnknownModuleException.class).isThrownBy(() -> ActiveModules.of(List.of("scanz")))
				.withMessageContaining("'scanz'")
				.satisfies(failure -> assertThat(failure.wayOut()).contains("gateway, auth, users, scans"));
	}

	@Test
	void aUnitIsNamedAfterItsModules() {
		assertThat(DeploymentUnit.nameOf(ActiveModules.all())).isEqualTo("whole");
		assertThat(DeploymentUnit.nameOf(ActiveModules.of(List.of("storage", "collection")))).isEqualTo("collection-storage");
		assertThat(DeploymentUnit.nameOf(ActiveModules.of(List.of("auth", "users", "scans", "gateway"))))
				.startsWith("4-modules-");
	}

	@Test
	void eachUnitHasItsOwnSchema() {
		assertThat(new DeploymentUnit("whole", "a").schema()).isEqualTo("platform");
		assertThat(new DeploymentUnit("collection-storage", "a").schema()).isEqualTo("platform_collection_storage");
	}
}
