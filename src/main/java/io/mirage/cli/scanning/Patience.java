package io.mirage.cli.scanning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import io.mirage.cli.api.ApiException;
import io.mirage.cli.terminal.CommandException;

/**
 * Asks again while a server is starting or busy.
 *
 * @param most how long
 * @param pause between two questions
 */
record Patience(Duration most, Duration pause) {

	/** @throws ApiException the last one, when the time is over, and any that another try would not change */
	<T> T untilAnswered(Supplier<T> question) {
		Instant deadline = Instant.now().plus(most);
		while (true) {
			try {
				return question.get();
			} catch (ApiException refused) {
				if (!refused.isTemporary() || Instant.now().isAfter(deadline)) {
					throw refused;
				}
			}
			rest();
		}
	}

	/** @return empty if there was no answer in time */
	<T> Optional<T> untilPresent(Supplier<Optional<T>> question) {
		Instant deadline = Instant.now().plus(most);
		Optional<T> answer = question.get();
		while (answer.isEmpty() && Instant.now().isBefore(deadline)) {
			rest();
			answer = question.get();
		}
		return answer;
	}

	void rest() {
		try {
			Thread.sleep(pause);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw CommandException.failed("Interrupted.");
		}
	}
}
