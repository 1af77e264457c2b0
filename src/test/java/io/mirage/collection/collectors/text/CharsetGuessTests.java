package io.mirage.collection.collectors.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharsetGuessTests {

	@ParameterizedTest
	@CsvSource({"ISO-2022-JP", "UTF-8", "UTF-16"})
	void knowsACharsetByItsForm(String name) {
		byte[] text = "<p>凧あげ</p>".getBytes(Charset.forName(name));

		assertThat(new String(text, CharsetGuess.of(text))).endsWith("<p>凧あげ</p>");
	}

	@Test
	void believesTheTextItselfUnlessThatCannotBe() {
		assertThat(CharsetGuess.of("<meta charset=Shift_JIS>".getBytes(StandardCharsets.US_ASCII))).isEqualTo(Charset.forName("Shift_JIS"));
		assertThat(CharsetGuess.of("<meta charset='utf-16'>".getBytes(StandardCharsets.US_ASCII))).isEqualTo(StandardCharsets.UTF_8);
		assertThat(CharsetGuess.of("<meta charset=nonsense>".getBytes(StandardCharsets.US_ASCII))).isEqualTo(StandardCharsets.UTF_8);
	}

	@Test
	void whatIsNoUtf8IsWestern() {
		assertThat(CharsetGuess.of("Grüße".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Charset.forName("windows-1252"));
		assertThat(CharsetGuess.of(new byte[0])).isEqualTo(StandardCharsets.UTF_8);
	}

	@Test
	void aTextCutInTheMiddleOfACharacterKeepsItsCharset() {
		byte[] text = "凧凧凧".getBytes(StandardCharsets.UTF_8);

		assertThat(CharsetGuess.of(Arrays.copyOf(text, text.length - 1))).isEqualTo(StandardCharsets.UTF_8);
	}
}
