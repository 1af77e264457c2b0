package io.mirage.cli;

import java.io.PrintWriter;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import io.mirage.cli.api.ApiException;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.platform.CannotStartException;

/** The entry point of the jar: finds the command and turns its outcome into an exit code. */
@Command(name = "mirage", description = "Mirage, an OSINT platform: from one target to every fact about it, with evidence.",
		synopsisSubcommandLabel = "COMMAND", usageHelpAutoWidth = true,
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = {"0:done", "1:done, but failed: the scan did not complete, no source could be asked, or evidence was changed",
				"2:wrong usage or a target that makes no sense", "3:Mirage cannot start or cannot be reached"})
public final class Mirage {

	@Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
	private boolean help;

	private Mirage() {}

	public static void main(String[] arguments) {
		System.exit(run(Console.system(), arguments));
	}

	/** @return the exit code */
	static int run(Console console, String... arguments) {
		CommandLine commands = new CommandLine(new Mirage());
		commands.addSubcommand("help", new Help(console));
		List.of(new DemoCommand(console), new ServeCommand(console), new SplitCommand(console), new ScanCommand(console),
				new StoresCommand(console), new ReindexCommand(console), new BackupCommand(console), new RestoreCommand(console), new KeysCommand(console), new EventsCommand(console),
				new ReportCommand(console), new EvidenceCommand(console), new DoctorCommand(console), new RangeCommand(console), new VersionCommand(console), new CompletionCommand(console))
				.forEach(commands::addSubcommand);
		commands.setOut(new PrintWriter(console.out(), true));
		commands.setParameterExceptionHandler((failure, given) -> misunderstood(failure, console));
		commands.setExecutionExceptionHandler((failure, command, given) -> failed(failure, console));
		if (arguments.length == 0) {
			commands.usage(console.out());
			return ExitCode.OK;
		}
		return commands.execute(arguments);
	}

	/** picocli's own does not go with a help option that all commands share. */
	@Command(name = "help", description = "Show the help of a command.")
	private static final class Help implements Runnable {

		@Parameters(arity = "0..1", paramLabel = "COMMAND")
		private String command = "";

		@Spec
		private CommandSpec spec = CommandSpec.create();

		private final Console console;

		Help(Console console) {
			this.console = console;
		}

		@Override
		public void run() {
			CommandLine mirage = spec.root().commandLine();
			if (!command.isEmpty() && !mirage.getSubcommands().containsKey(command)) {
				throw CommandException.usage("There is no command '" + command + "'.");
			}
			mirage.getSubcommands().getOrDefault(command, mirage).usage(console.out());
		}
	}

	@Command(name = "verify", description = "Run every test (in a clone, by its launcher).")
	int verify() {
		throw needsSources("verify");
	}

	@Command(name = "docs", description = "Write the documents that are generated from the code (in a clone, by its launcher).")
	int docs() {
		throw needsSources("docs");
	}

	@Command(name = "bench", description = "Measure: bench engine, bench scan, bench dns, bench report (in a clone, by its launcher).")
	int bench(@Parameters(arity = "0..*", hidden = true) List<String> what) {
		throw needsSources("bench");
	}

	private static CommandException needsSources(String command) {
		return CommandException.usage("'" + command + "' works on the sources: run ./mirage " + command + " in a clone of them.");
	}

	private static int misunderstood(ParameterException failure, Console console) {
		String command = failure.getCommandLine().getCommandSpec().qualifiedName();
		console.say(String.valueOf(failure.getMessage()));
		console.say("See '" + command + " --help'.");
		return ExitCode.USAGE;
	}

	private static int failed(Exception failure, Console console) throws Exception {
		return switch (failure) {
			case CommandException expected -> explained(expected.getMessage(), expected.exitCode(), console);
			case CannotStartException known -> explained("Mirage cannot start. " + known.getMessage() + " " + known.wayOut(),
					ExitCode.UNAVAILABLE, console);
			case ApiException refused -> explained(refused.getMessage(), ExitCode.UNAVAILABLE, console);
			default -> throw failure;
		};
	}

	private static int explained(String message, int exitCode, Console console) {
		message.lines().forEach(console::say);
		return exitCode;
	}
}
