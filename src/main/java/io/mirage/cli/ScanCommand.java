package io.mirage.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

import io.mirage.cli.scanning.PreviewSummary;
import io.mirage.cli.scanning.RemoteScan;
import io.mirage.cli.scanning.ScanDocument;
import io.mirage.cli.scanning.ScanFollowing;
import io.mirage.cli.scanning.ScanResult;
import io.mirage.cli.scanning.ScanSummary;
import io.mirage.cli.server.ServerChoice;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.cli.terminal.Interruption;
import io.mirage.platform.entities.EntityParser;

/** Runs one scan from beginning to end, with a server that is there or one of its own. */
@Command(name = "scan", description = {"Scan one or more targets and show what was found.",
		"Uses the server that runs on the same data folder, or starts what it needs and stops it again. Ctrl-C stops the scan."})
final class ScanCommand implements Callable<Integer> {

	@Parameters(arity = "1..*", paramLabel = "TARGET", description = {"Domain, host, address, network (CIDR), AS number, URL, e-mail "
			+ "address, phone number, crypto address, @username, or \"name of a person or organisation\"."})
	private List<String> targets = new ArrayList<>();

	@ArgGroup
	private Depth depth = new Depth();

	@Option(names = "--dry-run", description = "Only show what would be asked of whom, and who would learn of the target. Sends nothing.")
	private boolean dryRun;

	@ArgGroup
	private Format format = new Format();

	@Mixin
	private ServerOption server = new ServerOption();

	private final Console console;

	ScanCommand(Console console) {
		this.console = console;
	}

	/** How close the scan comes to its target. */
	static final class Depth {

		@Option(names = "--profile", paramLabel = "NAME", description = {"How close to come: passive asks third parties only, "
				+ "investigate name servers too, footprint visits the target as anybody would, all does everything that collectors can and "
				+ "needs the owner's permission. Default: footprint."})
		private @Nullable String profile;

		@Option(names = "--passive", description = "Never touch the target: the same as --profile passive.")
		private boolean passive;

		@Nullable String profile() {
			return passive ? "passive" : profile;
		}
	}

	/** What standard output gets. */
	static final class Format {

		@Option(names = "--json", description = "Write one JSON document.")
		private boolean json;

		@Option(names = "--ndjson", description = "Write a JSON line per entity and finding.")
		private boolean lines;
	}

	@Override
	public Integer call() {
		requireTargets();
		try (Interruption interruption = new Interruption(); ServerChoice choice = server.choose(console)) {
			if (dryRun) {
				return preview(RemoteScan.preview(choice.api(), targets, depth.profile()));
			}
			RemoteScan scan = RemoteScan.start(choice.api(), targets, depth.profile());
			interruption.stopBy(scan::stop);
			ScanResult result = new ScanFollowing(scan, console, look -> {}).toItsEnd();
			write(scan, result);
			if (choice.own() != null) {
				console.say("To look at it: mirage serve --data " + server.folder().root());
			} else {
				console.say("To look at it: " + choice.api().server().resolve("/scans/" + scan.id()));
			}
			return result.succeeded() ? ExitCode.OK : ExitCode.FAILED;
		}
	}

	private int preview(JsonNode preview) {
		if (format.json || format.lines) {
			console.data(ScanDocument.text(preview));
		} else {
			PreviewSummary.lines(preview).forEach(console::data);
		}
		return ExitCode.OK;
	}

	/** Nonsense is told before a server is started for it; the server has the last word. */
	private void requireTargets() {
		EntityParser parser = new EntityParser();
		targets.stream().filter(target -> parser.detect(target).isEmpty()).findFirst().ifPresent(target -> {
			throw CommandException.usage("'" + target + "' is no target. See 'mirage scan --help' for what is one.");
		});
	}

	private void write(RemoteScan scan, ScanResult result) {
		if (format.json) {
			new ScanDocument(scan, result, console).writeWhole();
		} else if (format.lines) {
			new ScanDocument(scan, result, console).writeLines();
		}
		boolean toPrograms = format.json || format.lines;
		ScanSummary.lines(result).forEach(toPrograms ? console::say : console::data);
	}
}
