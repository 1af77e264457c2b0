package io.mirage.collection.collectors;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class WhoisTextTests {

	@Test
	void readsKeysInAnyCaseAndValuesWithColons() {
		WhoisText text = WhoisText.parse("  Domain Name:  EXAMPLE.com \nDate: 2026-01-01T10:00:00Z\nempty:\n\n% remark: no field\n");

		assertThat(text.first("domain name")).contains("EXAMPLE.com");
		assertThat(text.first("date")).contains("2026-01-01T10:00:00Z");
		assertThat(text.fields()).hasSize(2);
		assertThat(text.remarks()).containsExactly("% remark: no field");
	}

	@Test
	void readsValuesBelowTheirKey() {
		WhoisText text = WhoisText.parse("    Domain name:\n        example.uk\n\n    Name servers:\n        ns1.example.uk 192.0.2.1\n        ns2.example.uk\n\n    text");

		assertThat(text.first("domain name")).contains("example.uk");
		assertThat(text.all("name servers")).containsExactly("ns1.example.uk 192.0.2.1", "ns2.example.uk");
		assertThat(text.remarks()).containsExactly("text");
	}

	@ParameterizedTest
	@ValueSource(strings = {"No match for \"EXAMPLE.COM\".", "%ERROR:101: no entries found", "Domain: x.example\nStatus: free",
			"NOT FOUND", "% This query returned 0 objects."})
	void knowsWhenThereIsNothing(String answer) {
		WhoisText text = WhoisText.parse(answer);

		assertThat(text.describesSomething()).isFalse();
		assertThat(text.isUnknown()).isTrue();
		assertThat(text.isLimited()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = {"WHOIS LIMIT EXCEEDED", "%ERROR:201: access denied for 192.0.2.1", "% Too many requests"})
	void knowsWhenWeAskTooMuch(String answer) {
		assertThat(WhoisText.parse(answer).isLimited()).isTrue();
	}

	@Test
	void isBoundedAndQuickOnHostileText() {
		assertTimeout(Duration.ofSeconds(10), () -> {
			assertThat(WhoisText.parse("a: b\n".repeat(500_000)).fields()).hasSize(5000);
			assertThat(WhoisText.parse("k: " + "A".repeat(1_000_000)).fields()).singleElement()
					.satisfies(field -> assertThat(field.value()).hasSizeLessThanOrEqualTo(1000));
			assertThat(WhoisText.parse(":".repeat(1_000_000)).fields()).isEmpty();
			assertThat(WhoisText.parse("\u0000\u001b[31m: \u202e\n\r\u2028").describesSomething()).isFalse();
		});
	}
}
