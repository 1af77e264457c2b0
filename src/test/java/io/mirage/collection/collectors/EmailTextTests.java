package io.mirage.collection.collectors;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class EmailTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"Write to Info@Example.com.|info@example.com", "<a.b+c@x-y.example>|a.b+c@x-y.example",
			"'quoted@example.com'|quoted@example.com", "(x@example.com), more|x@example.com", "mail:x@example.com/path|x@example.com",
			"请联系x@example.com吧|x@example.com", "...x@example.com...|x@example.com"})
	void findsAnAddressInText(String text, String address) {
		assertThat(EmailText.in(text)).containsExactly(address);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "@", "@example.com", "x@", "x@localhost", "logo@2x.png", "x.@example.com", "a @ b.example",
			"\u0430dmin@example.com", "admin@ex\u0430mple.com", "admin@example.\u0441om"})
	void findsNoneWhereNoneIs(String text) {
		assertThat(EmailText.in(text)).isEmpty();
	}

	@Test
	void anAddressThatIsTooLongIsNotCutToSomebodyElses() {
		assertThat(EmailText.in("x".repeat(65) + "@example.com")).isEmpty();
		assertThat(EmailText.in("x@" + "y".repeat(260) + ".example")).isEmpty();
		assertThat(EmailText.in("x".repeat(64) + "@example.com")).hasSize(1);
	}

	@Test
	void takesNoLongOverHostileText() {
		assertTimeout(Duration.ofSeconds(10), () -> {
			assertThat(EmailText.in("a".repeat(1_000_000))).isEmpty();
			assertThat(EmailText.in("@".repeat(1_000_000))).isEmpty();
			assertThat(EmailText.in("a@a.".repeat(250_000))).hasSizeLessThanOrEqualTo(500);
			assertThat(EmailText.in(".".repeat(500_000) + "@" + ".".repeat(500_000))).isEmpty();
		});
	}
}
