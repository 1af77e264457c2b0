package io.mirage.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@ParameterizedTest
	@ValueSource(strings = {"\u001b[2J", "\u001b]0;owned\u0007", "\u009b31m", "\r", "\n", "\t", "\u0000", "\u007f", "\b", "\u202e", "\u2066",
			"\u200b", "\u2028"})
	void showsNothingThatControlsATerminal(String hostile) {
		Console console = console(false);

		console.data("before" + hostile + "after");
		console.say("before" + hostile + "after");

		for (ByteArrayOutputStream stream : new ByteArrayOutputStream[] {out, err}) {
			String line = stream.toString(StandardCharsets.UTF_8).stripTrailing();
			assertThat(line).startsWith("before").endsWith("after").contains("\uFFFD").doesNotContain(hostile);
			assertThat(line.codePoints()).noneMatch(Character::isISOControl);
		}
	}

	@Test
	void keepsEveryScript() {
		console(false).data("Müller 株式会社 שלום 🪁");

		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Müller 株式会社 שלום 🪁");
	}

	@Test
	void dataStandsAloneOnStandardOutput() {
		Console console = console(false);

		console.say("working");
		console.update("half done");
		console.data("result");

		assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("result");
		assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("working", "half done");
	}

	@Test
	void updatesOneLineOnATerminal() {
		Console console = console(true);

		console.update("1 of 2");
		console.update("2 of 2");
		console.say("done");

		assertThat(err.toString(StandardCharsets.UTF_8).stripTrailing()).isEqualTo("\r\033[K1 of 2\r\033[K2 of 2\r\033[Kdone");
	}

	@Test
	void anUpdatedLineNeverWraps() {
		console(true).update("x".repeat(500));

		assertThat(err.toString(StandardCharsets.UTF_8)).hasSizeLessThan(90);
	}

	private Console console(boolean terminal) {
		return new Console(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), terminal);
	}
}
