package io.mirage.platform.entities;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class DenyRuleTests {

	@ParameterizedTest
	@CsvSource({"192.0.2.0/24,192.0.2.9,true", "192.0.2.0/24,192.0.3.9,false", "192.0.2.0/24,www.example.com,false",
			"2001:db8::/32,[2001:db8::1],true", "internal,www.INTERNAL.example.com,true", "^www,ww.example.com,false",
			"198\\.51\\.100\\.7,198.51.100.7,true", "/private/,https://www.example.com/private/x,true"})
	void forbidsBlocksAndWhatAnExpressionIsFoundIn(String rule, String subject, boolean forbidden) {
		assertThat(DenyRule.of(rule).forbids(subject)).isEqualTo(forbidden);
	}

	@ParameterizedTest
	@ValueSource(strings = {"192.0.2.0/40", "999.0.2.0/24", "(", "[a-"})
	void namesWhatCannotBeUsed(String rule) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> DenyRule.of(rule)).withMessageStartingWith("'" + rule + "' is not a ");
	}

	@Test
	void anExpressionThatWouldTakeForEverForbids() {
		DenyRule rule = DenyRule.of("(a|aa)+\\1!!");

		assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> rule.forbids("a".repeat(200) + "!"))).isTrue();
	}
}
