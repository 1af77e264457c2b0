package io.mirage.collection.collectors.dns;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class MailPolicyTests {

	@ParameterizedTest
	@CsvSource({"v=spf1 -all, SPF, -all", "V=SPF1 mx ~ALL, SPF, ~all", "v=spf1 all, SPF, +all", "v=spf1 mx ?all -all, SPF, ?all",
			"v=DMARC1;p=none, DMARC, none", "v=dmarc1 ; sp=reject; P = Quarantine, DMARC, quarantine"})
	void saysWhatHappensToForgedMail(String text, String kind, String policy) {
		assertThat(MailPolicy.tryParse(text)).hasValueSatisfying(found -> {
			assertThat(found.kind()).isEqualTo(kind);
			assertThat(found.attributes()).containsEntry("record", text).containsEntry("policy", policy);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = {"v=spf1", "v=spf1 redirect=_spf.example.com", "v=DMARC1"})
	void inventsNoPolicy(String text) {
		assertThat(MailPolicy.tryParse(text)).hasValueSatisfying(found -> assertThat(found.attributes()).doesNotContainKey("policy"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "v=spf10 -all", "v=spf2.0/pra -all", "spf1 -all", "v=DMARC12; p=none", " v=spf1 -all"})
	void otherTextsAreNoPolicy(String text) {
		assertThat(MailPolicy.tryParse(text)).isEmpty();
	}

	@Test
	void takesNoLongOverALongText() {
		assertTimeout(Duration.ofSeconds(10), () -> {
			MailPolicy.tryParse("v=spf1 " + " a".repeat(500_000));
			MailPolicy.tryParse("v=DMARC1" + " ".repeat(500_000) + "x");
			MailPolicy.tryParse("v=DMARC1" + ";=".repeat(500_000));
		});
	}
}
