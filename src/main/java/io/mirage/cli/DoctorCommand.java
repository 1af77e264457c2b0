package io.mirage.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.cli.server.Check;
import io.mirage.cli.server.Doctor;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;

/** Shows what would keep Mirage from running here, without starting it. */
@Command(name = "doctor", description = "Check this machine and say what to do about what is wrong.")
final class DoctorCommand implements Callable<Integer> {

	@Mixin
	private DataOption data = new DataOption();

	@Option(names = "--port", paramLabel = "N", description = "The port that 'serve' would use. Default: as there.")
	private @Nullable Integer port;

	@Option(names = "--json", description = "Write one JSON document.")
	private boolean json;

	private final Console console;

	DoctorCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() {
		List<Check> checks = new Doctor(data.folder(), System.getenv(), port).checks();
		boolean well = checks.stream().noneMatch(Check::failed);
		if (json) {
			console.data(JsonMapper.shared().writeValueAsString(Map.of("ok", well, "checks", checks)));
		} else {
			checks.forEach(this::show);
			console.data(well ? "Mirage can run here." : "Mirage cannot run like this.");
		}
		return well ? ExitCode.OK : ExitCode.FAILED;
	}

	private void show(Check check) {
		console.data("%-5s%-14s%s".formatted(check.status().label(), check.name(), check.detail()));
		if (check.advice() != null) {
			console.data(" ".repeat(19) + check.advice());
		}
	}
}
