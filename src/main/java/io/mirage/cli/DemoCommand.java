package io.mirage.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.mirage.cli.api.Api;
import io.mirage.cli.api.Credentials;
import io.mirage.cli.scanning.FirstFacts;
import io.mirage.cli.scanning.PracticeResult;
import io.mirage.cli.scanning.RemoteScan;
import io.mirage.cli.scanning.ScanFollowing;
import io.mirage.cli.scanning.ScanResult;
import io.mirage.cli.scanning.ScanSummary;
import io.mirage.cli.server.HostChecks;
import io.mirage.cli.server.RunFile;
import io.mirage.cli.server.Server;
import io.mirage.cli.server.ServerOptions;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.cli.terminal.Interruption;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.modules.MirageModule;
import io.mirage.range.PracticeRange;

/** The main job on a safe target: a whole Mirage scans the practice range and shows what it made of it. */
@Command(name = "demo", description = {"Scan a fictitious company that lives on this machine, and look at the result.",
		"Nothing leaves the machine. Stays up for the browser until Ctrl-C."})
final class DemoCommand implements Callable<Integer> {

	@Option(names = "--data", paramLabel = "DIR", description = "Use the folder 'demo' below this one. Default: ~/.mirage-demo.")
	private @Nullable Path data;

	@Option(names = "--port", paramLabel = "N", description = "Port of the web UI and the API. Default: 8000, or a free one if that is taken.")
	private @Nullable Integer port;

	@Option(names = "--exit", description = "End after the summary.")
	private boolean exit;

	private final Console console;

	DemoCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InterruptedException {
		DataFolder folder = folder();
		console.say("Starting Mirage and the practice range; data and log are in " + folder.root());
		RunFile runFile = new RunFile(folder);
		try (Interruption interruption = new Interruption(); PracticeRange range = PracticeRange.start();
				Server server = Server.start(options(folder, range));
				RunFile.Note note = runFile.write(server.uri());
				Api api = new Api(server.uri(), Credentials.local(folder))) {
			console.say("Mirage is ready on " + server.uri());
			ScanResult result = scan(range, api, interruption);
			invite(server, folder);
			if (!exit) {
				awaitInterruption(interruption);
			}
			return result.succeeded() ? ExitCode.OK : ExitCode.FAILED;
		}
	}

	private DataFolder folder() {
		return new DataFolder(data != null ? data.resolve("demo") : Path.of(System.getProperty("user.home"), ".mirage-demo"));
	}

	/** The range is the internet of this installation from its first moment. */
	private ServerOptions options(DataFolder folder, PracticeRange range) {
		return new ServerOptions(folder, ServerOptions.LOOPBACK, choosePort(), true, Optional.of(range.settings().startValuesAsJson()));
	}

	private int choosePort() {
		int usual = MirageModule.GATEWAY.port();
		return port != null ? port : HostChecks.port(ServerOptions.LOOPBACK, usual).failed() ? 0 : usual;
	}

	private ScanResult scan(PracticeRange range, Api api, Interruption interruption) {
		String target = range.groundTruth().target().value();
		console.say("Scanning " + target + " with everything the collectors can do");
		RemoteScan scan = RemoteScan.start(api, List.of(target), "all");
		interruption.stopBy(scan::stop);
		ScanResult result = new ScanFollowing(scan, console, new FirstFacts(console)::show).toItsEnd();
		ScanSummary.lines(result).forEach(console::data);
		new PracticeResult(scan, range.groundTruth()).lines().forEach(console::data);
		return result;
	}

	private void invite(Server server, DataFolder folder) {
		console.data("Web UI    " + server.uri() + "  user 'admin'");
		Path password = folder.secret("admin-password");
		console.data(Files.exists(password) ? "          one-time password: cat " + password : "          password: the one you chose");
	}

	private void awaitInterruption(Interruption interruption) throws InterruptedException {
		CountDownLatch end = new CountDownLatch(1);
		interruption.stopBy(end::countDown);
		console.say("Ctrl-C ends the demonstration.");
		end.await();
	}
}
