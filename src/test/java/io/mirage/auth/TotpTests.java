package io.mirage.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TotpTests {

	private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

	/** The table of RFC 6238, appendix B, SHA-1; six digits are the last of its eight. */
	@ParameterizedTest
	@CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
			"20000000000, 353130"})
	void makesTheCodesOfTheStandard(long time, String code) {
		assertThat(Totp.code(SECRET, time / 30)).isEqualTo(code);
		assertThat(Totp.find(SECRET, code, Instant.ofEpochSecond(time), 0)).hasValue(time / 30);
	}

	@Test
	void takesTheNeighboursAndNoOther() {
		Instant now = Instant.ofEpochSecond(1_234_567_890);
		long step = 1_234_567_890 / 30;

		assertThat(Totp.find(SECRET, Totp.code(SECRET, step - 1), now, 0)).hasValue(step - 1);
		assertThat(Totp.find(SECRET, Totp.code(SECRET, step + 1), now, 0)).hasValue(step + 1);
		assertThat(Totp.find(SECRET, Totp.code(SECRET, step - 2), now, 0)).isEmpty();
		assertThat(Totp.find(SECRET, "", now, 0)).isEmpty();
	}

	@Test
	void takesNoCodeTwice() {
		assertThat(Totp.find(SECRET, "005924", Instant.ofEpochSecond(1_234_567_890), 1_234_567_890 / 30)).isEmpty();
	}
}
