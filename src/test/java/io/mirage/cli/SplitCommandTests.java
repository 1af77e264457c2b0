package io.mirage.cli;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.mirage.cli.terminal.CommandException;
import io.mirage.platform.modules.MirageModule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SplitCommandTests {

	@Test
	void givesEachModuleAProcess() {
		assertThat(SplitCommand.groups(List.of())).hasSize(14).allSatisfy(group -> assertThat(group).hasSize(1))
				.startsWith(List.of(MirageModule.GATEWAY));
	}

	@Test
	void letsModulesShareAProcess() {
		List<List<MirageModule>> groups = SplitCommand.groups(List.of("collection, scans", "users,auth"));

		assertThat(groups).hasSize(12).contains(List.of(MirageModule.SCANS, MirageModule.COLLECTION),
				List.of(MirageModule.AUTH, MirageModule.USERS)).startsWith(List.of(MirageModule.GATEWAY));
	}

	@Test
	void refusesAModuleThatIsNamedTwice() {
		assertThatExceptionOfType(CommandException.class).isThrownBy(() -> SplitCommand.groups(List.of("scans,auth", "auth,users")))
				.withMessageContaining("'auth'");
	}

	@Test
	void refusesAModuleThatDoesNotExist() {
		assertThatExceptionOfType(CommandException.class).isThrownBy(() -> SplitCommand.groups(List.of("colection")))
				.withMessageContaining("'colection'").withMessageContaining("collection");
	}
}
