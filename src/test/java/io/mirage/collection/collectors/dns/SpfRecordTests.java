package io.mirage.collection.collectors.dns;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.dns.SpfRecord.Mechanism;

import static org.assertj.core.api.Assertions.assertThat;

class SpfRecordTests {

	@Test
	void readsEveryMechanism() {
		SpfRecord record = read("V=SPF1 +a mx:mail.example/24 ?ptr ip4:192.0.2.0/24 ip6:2001:db8::/32 exists:%{i}.x.example include:b.example ~all exp=why.example");
		assertThat(record.mechanisms()).containsExactly(new Mechanism('+', "a", ""), new Mechanism('+', "mx", "mail.example/24"),
				new Mechanism('?', "ptr", ""), new Mechanism('+', "ip4", "192.0.2.0/24"), new Mechanism('+', "ip6", "2001:db8::/32"),
				new Mechanism('+', "exists", "%{i}.x.example"), new Mechanism('+', "include", "b.example"), new Mechanism('~', "all", ""));
		assertThat(record.lookUps()).isEqualTo(5);
		assertThat(record.unknown()).isEmpty();
	}

	@Test
	void aRedirectCountsOnlyWithoutAll() {
		assertThat(read("v=spf1 redirect=b.example").lookUps()).isEqualTo(1);
		assertThat(read("v=spf1 redirect=b.example -all").lookUps()).isZero();
	}

	@Test
	void termsThatNobodyKnowsAreKept() {
		assertThat(read("v=spf1 ipv4:192.0.2.1 -all").unknown()).containsExactly("ipv4:192.0.2.1");
		assertThat(read("v=spf1 a/24 -all").mechanisms()).contains(new Mechanism('+', "a", "/24"));
	}

	@Test
	void otherTextsAreNoRecords() {
		assertThat(SpfRecord.tryParse("v=spf2.0/pra all")).isEmpty();
		assertThat(SpfRecord.tryParse("spf1 all")).isEmpty();
		assertThat(read("v=spf1").mechanisms()).isEmpty();
	}

	private static SpfRecord read(String text) {
		return SpfRecord.tryParse(text).orElseThrow();
	}
}
