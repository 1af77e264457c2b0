package io.mirage.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;

/** The entry point of the jar: finds the command and turns its outcome into an exit code. */
@Command(name = "mirage", description = "Mirage, an OSINT platform: from one target to every fact about it, with evidence.",
		synopsisSubcommandLabel = "COMMAND", subcommands = HelpCommand.class, usageHelpAutoWidth = true,
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = {"0:done", "1:done, but failed: the scan did not complete, or no source could be asked",
				"2:wrong usage or a target that makes no sense", "3:Mirage cannot start or cannot be reached"})
public final class Mirage {

	private Mirage() {}

	public static void main(String[] arguments) {
		System.exit(run(Console.system(), arguments));
	}

	/** @return the exit code */
	static int run(Console console, String... arguments) {
		CommandLine commands = new CommandLine(new Mirage());
		for (Object command : new Object[] {new ServeCommand(console), new ScanCommand(console), new VersionCommand(console)}) {
			commands.addSubcommand(command);
		}
		commands.setParameterExceptionHandler((failure, given) -> misunderstood(failure, console));
		commands.setExecutionExceptionHandler((failure, command, given) -> failed(failure, console));
		if (arguments.length == 0) {
			commands.usage(console.out());
			return ExitCode.OK;
		}
		return commands.execute(arguments);
	}

	private static int misunderstood(ParameterException failure, Console console) {
		String command = failure.getCommandLine().getCommandSpec().qualifiedName();
		console.say(String.valueOf(failure.getMessage()));
		console.say("See '" + command + " --help'.");
		return ExitCode.USAGE;
	}

	private static int failed(Exception failure, Console console) throws Exception {
		if (failure instanceof CommandException expected) {
			expected.getMessage().lines().forEach(console::say);
			return expected.exitCode();
		}
		throw failure;
	}
}
