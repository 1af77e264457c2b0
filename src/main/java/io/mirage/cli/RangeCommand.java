package io.mirage.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import io.mirage.cli.terminal.CommandException;
import io.mirage.cli.terminal.Console;
import io.mirage.cli.terminal.ExitCode;
import io.mirage.cli.terminal.Interruption;
import io.mirage.range.PracticeRange;
import io.mirage.range.RangeGuide;
import io.mirage.range.RangeOptions;

/** The practice range alone: a target for other installations, for other tools, and for looking around. */
@Command(name = "range", description = {"Open the practice range: the internet of a fictitious company, on this machine alone.",
		"Says how to scan it and stays open until Ctrl-C."})
final class RangeCommand implements Callable<Integer> {

	@Option(names = "--hosts", paramLabel = "N", description = "How many hosts the company has at least. Default: the small company, some fifty.")
	private int hosts;

	@Option(names = "--seed", paramLabel = "N", description = "Another seed, another company of that size.")
	private long seed = RangeOptions.SMALL.seed();

	@Option(names = "--delay", paramLabel = "TIME", converter = Time.class,
			description = "How long every answer is under way, such as 20ms. Default: as short as it gets.")
	private Duration delay = Duration.ZERO;

	@Option(names = "--hostile", description = "With servers that mean harm: endless pages, huge headers, a gzip bomb, a slow loris and more.")
	private boolean hostile;

	@Option(names = "--folder", paramLabel = "DIR", description = "Where the files with the settings go. Default: practice-range.")
	private Path folder = Path.of("practice-range");

	private final Console console;

	RangeCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InterruptedException {
		RangeOptions options = options();
		try (Interruption interruption = new Interruption(); PracticeRange range = PracticeRange.start(options)) {
			guide(range).lines().forEach(console::data);
			console.say("Ctrl-C closes the range.");
			awaitInterruption(interruption);
			return ExitCode.OK;
		}
	}

	private RangeOptions options() {
		try {
			return new RangeOptions(hosts, seed, delay, hostile);
		} catch (IllegalArgumentException nonsense) {
			throw CommandException.usage(String.valueOf(nonsense.getMessage()));
		}
	}

	private RangeGuide guide(PracticeRange range) {
		try {
			return RangeGuide.write(range, folder);
		} catch (IOException e) {
			throw CommandException.unavailable("The settings cannot be written to " + folder + ": " + e.getMessage()
					+ ". Name another folder with --folder.");
		}
	}

	private static void awaitInterruption(Interruption interruption) throws InterruptedException {
		CountDownLatch end = new CountDownLatch(1);
		interruption.stopBy(end::countDown);
		end.await();
	}

	/** As in the settings: 20ms, 1s. */
	private static final class Time implements ITypeConverter<Duration> {

		@Override
		public Duration convert(String text) {
			try {
				return DurationStyle.detectAndParse(text);
			} catch (IllegalArgumentException nonsense) {
				throw new TypeConversionException("'" + text + "' is no duration, such as 20ms or 1s");
			}
		}
	}
}
