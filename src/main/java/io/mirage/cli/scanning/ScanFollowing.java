package io.mirage.cli.scanning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import io.mirage.cli.terminal.Console;

/** Shows a scan while it runs and waits until every module has dealt with it. */
public final class ScanFollowing {

	private static final Patience LOOK = new Patience(Duration.ZERO, Duration.ofMillis(400));
	/** A log should show that something moves, not every move. */
	private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);
	/** What storage, rules and report need after the last task of a large scan. */
	private static final Patience SETTLING = new Patience(Duration.ofSeconds(60), Duration.ofMillis(250));

	private final RemoteScan scan;
	private final Console console;
	private final Consumer<RemoteScan> atEachLook;
	private final CollectorActivity collectors;
	private Instant lastLine = Instant.EPOCH;
	private String shown = "";

	/** @param atEachLook what else to do whenever the scan is looked at */
	public ScanFollowing(RemoteScan scan, Console console, Consumer<RemoteScan> atEachLook) {
		this.scan = scan;
		this.console = console;
		this.atEachLook = atEachLook;
		this.collectors = new CollectorActivity(console);
	}

	/** @return how it ended */
	public ScanResult toItsEnd() {
		Progress progress = scan.progress();
		while (!progress.isOver()) {
			show(progress);
			atEachLook.accept(scan);
			LOOK.rest();
			progress = scan.progress();
		}
		settle(progress);
		atEachLook.accept(scan);
		return ScanResult.of(scan);
	}

	private void show(Progress progress) {
		collectors.look(scan);
		String line = progress + collectors.busiest();
		boolean due = console.isTerminal() || lastLine.plus(LINE_INTERVAL).isBefore(Instant.now());
		if (due && !line.equals(shown)) {
			console.update(line);
			lastLine = Instant.now();
			shown = line;
		}
	}

	/** The report is the last thing that is made of a complete scan; of another one there is none to wait for. */
	private void settle(Progress ended) {
		console.update(ended + "  summing up");
		if (stored().isPresent()) {
			SETTLING.untilPresent(() -> stored().filter(count -> count >= ended.entities()));
		}
		if (ended.isComplete() && scan.part(reports()).isPresent()) {
			SETTLING.untilPresent(() -> scan.part(reports()).filter(reports -> !reports.path("data").isEmpty()));
		}
	}

	private Optional<Long> stored() {
		return scan.part("/entities?limit=1&scan_id=" + scan.id()).map(page -> page.path("meta").path("total").asLong());
	}

	private String reports() {
		return "/reports?scan_id=" + scan.id();
	}
}
