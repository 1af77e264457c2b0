package io.mirage.collection.collectors.dns;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;

import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.DnsReply;
import io.mirage.platform.entities.Addresses;

import static org.assertj.core.api.Assertions.assertThat;

class RecordsTests {

	@Test
	void followsAliasesInAnyOrderAndLeavesOutWhatNobodyAskedFor() {
		List<Record> about = Records.about("a.example", new DnsReply("a.example", List.of(address("c.example"), address("evil.example"),
				alias("b.example", "c.example"), alias("A.example", "b.example")), true, ScriptedSource.EVIDENCE));

		assertThat(about).extracting(entry -> Records.text(entry.getName())).containsExactly("c.example", "b.example", "a.example");
	}

	@Test
	void aliasesInACircleEnd() {
		assertThat(Records.about("a.example", new DnsReply("a.example",
				List.of(alias("a.example", "b.example"), alias("b.example", "a.example")), true, ScriptedSource.EVIDENCE))).hasSize(2);
	}

	@Test
	void aTextIsOneTextAndItsControlCharactersAreEscaped() {
		TXTRecord text = new TXTRecord(Name.root, DClass.IN, 1, List.of("a \"b\"", "\\027[31m\\000"));

		assertThat(Records.data(text)).isEqualTo("a \\\"b\\\"\\027[31m\\000");
	}

	private static Record address(String name) {
		return new ARecord(Name.fromConstantString(name + "."), DClass.IN, 1, Addresses.parse("192.0.2.1").orElseThrow());
	}

	private static Record alias(String name, String target) {
		return new CNAMERecord(Name.fromConstantString(name + "."), DClass.IN, 1, Name.fromConstantString(target + "."));
	}
}
