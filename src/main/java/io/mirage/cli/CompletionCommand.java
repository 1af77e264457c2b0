package io.mirage.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import io.mirage.cli.terminal.Console;

/** Writes the script by which a shell completes Mirage's commands and options. */
@Command(name = "completion", description = {"Write a completion script.", "Use it by: source <(mirage completion bash)"})
final class CompletionCommand implements Runnable {

	/** The shells that understand it; zsh by its own emulation of bash's completion. */
	enum Shell {
		bash, zsh
	}

	@Parameters(paramLabel = "bash|zsh", description = "The shell.")
	private Shell shell = Shell.bash;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	private final Console console;

	CompletionCommand(Console console) {
		this.console = console;
	}

	@Override
	public void run() {
		if (shell == Shell.zsh) {
			console.out().println("autoload -U +X bashcompinit && bashcompinit");
		}
		console.out().println(AutoComplete.bash("mirage", spec.root().commandLine()));
	}
}
