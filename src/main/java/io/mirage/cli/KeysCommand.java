package io.mirage.cli;

import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import io.mirage.cli.terminal.Console;
import io.mirage.platform.secrets.MasterKeys;

/** The master keys of an installation. Works on the data folder alone; processes that run notice by themselves. */
@Command(name = "keys", description = "Show or change the master key that secrets are sealed with.")
final class KeysCommand {

	private final Console console;

	KeysCommand(Console console) {
		this.console = console;
	}

	@Command(name = "show", description = "Show the names of the keys, the one in use first. A key itself is never shown.")
	void show(@Mixin DataOption data) {
		new MasterKeys(data.folder()).ids().forEach(console::data);
	}

	@Command(name = "rotate", description = {"Take a new master key.",
			"Former keys stay in the data folder and still open what they have sealed. Running processes seal their secrets with the new key within seconds; those that do not run, at their next start."})
	void rotate(@Mixin DataOption data) {
		MasterKeys keys = new MasterKeys(data.folder());
		String key = keys.rotate();
		List<String> all = keys.ids();
		console.say("Secrets are sealed with the key " + key + " from now on; " + (all.size() - 1) + " former "
				+ (all.size() == 2 ? "key" : "keys") + " still open older ones.");
		console.say("Processes on other machines need the files " + data.folder().secret("master-key") + "* as well.");
	}
}
