package io.mirage.collection;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.mirage.collection.source.Evidence;

import static org.assertj.core.api.Assertions.assertThat;

class RawAnswerTests {

	private static final int LIMIT = 10_000;

	@Test
	void isNamedByTheDigestOfItsBytes() {
		RawAnswer answer = RawAnswer.of(new Evidence("text/dns", "abc".getBytes(StandardCharsets.UTF_8), false), LIMIT);

		// FIPS 180-2, appendix B.1
		assertThat(answer.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		assertThat(answer.bytes()).asString().isEqualTo("abc");
	}

	@Test
	void isDeflatedWhereItPaysAndComesBackAsItWas() {
		byte[] text = "always the same ".repeat(500).getBytes(StandardCharsets.UTF_8);
		RawAnswer answer = RawAnswer.of(new Evidence("message/http", text, false), LIMIT);

		assertThat(answer.deflated()).isTrue();
		assertThat(answer.content().length).isLessThan(text.length / 10);
		assertThat(answer.bytes()).isEqualTo(text);
		assertThat(answer.size()).isEqualTo(text.length);
	}

	@Test
	void isLeftAsItIsWhereItDoesNotPay() {
		byte[] noise = new byte[5000];
		new Random(7).nextBytes(noise);

		assertThat(RawAnswer.of(new Evidence("application/zip", noise, false), LIMIT).deflated()).isFalse();
	}

	@Test
	void isCutAtTheLimitAndSaysSo() {
		RawAnswer answer = RawAnswer.of(new Evidence("message/http", new byte[LIMIT + 1], false), LIMIT);

		assertThat(answer.truncated()).isTrue();
		assertThat(answer.bytes()).hasSize(LIMIT);
	}
}
