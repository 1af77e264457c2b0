package io.mirage.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.mirage.cli.server.ServerChoice;
import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.platform.evidence.EvidenceCheck;

/** Fetches packs of evidence and checks them. */
@Command(name = "evidence", description = "Fetch what the sources of a scan answered word by word, or check such a pack.",
		synopsisSubcommandLabel = "COMMAND")
final class EvidenceCommand {

	private final Console console;

	EvidenceCommand(Console console) {
		this.console = console;
	}

	@Command(name = "export", description = "Fetch the signed pack of a scan's raw answers.")
	int export(@Parameters(paramLabel = "SCAN", description = "Id of the scan.") String scan,
			@Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write it.") Path file,
			@Mixin ServerOption server) {
		try (ServerChoice choice = server.choose(console)) {
			long bytes = choice.api().download("/collection/evidence?scan_id=" + scan, file);
			String key = choice.api().get("/collection/evidence-key").path("fingerprint").asString();
			console.say("Wrote " + file + " (" + bytes + " bytes), signed with the key " + key);
			return ExitCode.OK;
		}
	}

	@Command(name = "verify", description = {"Check a pack by itself, without any server: whether everything is as it was when it was signed.",
			"Whose key it is you must know from elsewhere: compare its fingerprint, or give it with --key."})
	int verify(@Parameters(paramLabel = "FILE", description = "The pack.") Path file,
			@Option(names = "--key", paramLabel = "FINGERPRINT", description = "Complain unless it is signed with this key.")
			@Nullable String key) {
		EvidenceCheck.Outcome outcome = check(file);
		console.data("scan      " + outcome.scanId());
		console.data("packed    " + outcome.createdAt());
		console.data("answers   " + outcome.answers() + ", cited " + outcome.entries() + " times");
		console.data("key       " + outcome.fingerprint());
		if (outcome.stamp() != null) {
			console.data("stamped   " + outcome.stamp().at() + " by " + outcome.stamp().by());
		}
		outcome.complaints().forEach(complaint -> console.data("WRONG     " + complaint));
		boolean rightKey = key == null || key.equalsIgnoreCase(outcome.fingerprint());
		if (!rightKey) {
			console.data("WRONG     It was signed with another key than " + key + ".");
		}
		boolean good = outcome.isGood() && rightKey;
		console.data(good ? "The pack is as it was when it was signed." : "Do not rely on this pack.");
		return good ? ExitCode.OK : ExitCode.FAILED;
	}

	private static EvidenceCheck.Outcome check(Path file) {
		try {
			return EvidenceCheck.of(file);
		} catch (IOException e) {
			throw CommandException.usage(file + " is no pack of evidence: " + e.getMessage() + ".");
		}
	}
}
