package io.mirage.collection.collectors.text;

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
			"请联系x@example.com吧|x@example.com", "...x@example.com...|x@example.com",
			"Ada [at] example [dot] com|ada@example.com", "ada(at)example.com|ada@example.com", "ada {AT} mail(dot)example.com|ada@mail.example.com"})
	void findsAnAddressInText(String text, String address) {
		assertThat(EmailText.in(text)).containsExactly(address);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "@", "@example.com", "x@", "x@localhost", "logo@2x.png", "x.@example.com", "a @ b.example",
			"\u0430dmin@example.com", "admin@ex\u0430mple.com", "admin@example.\u0441om", "look (at) example", "at the [dot] of noon", "meet me at example.com"})
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
	void unveilsWhatPagesHide() {
		assertThat(EmailText.unveiled("422b2c242d02273a232f322e276c212d2f")).contains("info@example.com");
		assertThat(EmailText.unveiled("42")).isEmpty();
		assertThat(EmailText.unveiled("zz2b2c24")).isEmpty();
		assertThat(EmailText.unveiled("ff".repeat(5000))).isEmpty();
	}

	@Test
	void takesNoLongOverHostileText() {
		assertTimeout(Duration.ofSeconds(10), () -> {
			assertThat(EmailText.in("a".repeat(1_000_000))).isEmpty();
			assertThat(EmailText.in("@".repeat(1_000_000))).isEmpty();
			assertThat(EmailText.in("a@a.".repeat(250_000))).hasSizeLessThanOrEqualTo(500);
			assertThat(EmailText.in("[ at ] ".repeat(150_000))).isEmpty();
			assertThat(EmailText.in("[  ".repeat(300_000) + "[at")).isEmpty();
			assertThat(EmailText.in(".".repeat(500_000) + "@" + ".".repeat(500_000))).isEmpty();
		});
	}
}
