package io.mirage.scans;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.platform.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DenyRulesTests {

	@Test
	void blocksAddressesAndExpressionsAreUnderstood() {
		DenyRules.check(List.of("192.0.2.0/24", "2001:db8::/32", "198.51.100.7", ".*\\.internal\\.aurora-kites\\.example"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"[a-", "192.0.2.0/33", "(", "192.0.2/24"})
	void theRuleThatIsWrongIsNamed(String rule) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> DenyRules.check(List.of("ok", rule)))
				.withMessageContaining("'" + rule + "'");
	}
}
