package io.mirage.collection.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import io.mirage.collection.dns.DnsQuestion;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;

import static org.assertj.core.api.Assertions.assertThat;

class ConsensusTests {

	private static final DnsReading NOWHERE = reading(false);
	private static final DnsReading EMPTY = reading(true);

	@Test
	void theMajorityIsBelievedAndTheDisputeSaid() {
		DnsReading believed = of(reading(true, "192.0.2.66"), NOWHERE, NOWHERE);
		assertThat(believed.reply().exists()).isFalse();
		assertThat(believed.reply().isDisputed()).isTrue();
		assertThat(believed.ttl()).isZero();
	}

	@Test
	void otherAddressesAreNoDispute() {
		DnsReading believed = of(reading(true, "192.0.2.1"), reading(true, "192.0.2.2"));
		assertThat(believed.reply().isDisputed()).isFalse();
		assertThat(believed.reply().records()).singleElement().satisfies(entry -> assertThat(entry.rdataToString()).isEqualTo("192.0.2.1"));
	}

	@Test
	void ofADrawTheFirstIsBelieved() {
		assertThat(of(EMPTY, NOWHERE).reply().exists()).isTrue();
		assertThat(of(NOWHERE, EMPTY).reply().exists()).isFalse();
	}

	private static DnsReading of(DnsReading... readings) {
		return Consensus.of(new DnsQuestion("www.example.com", Type.A), Arrays.asList(readings));
	}

	private static DnsReading reading(boolean exists, String... addresses) {
		List<Record> records = Arrays.stream(addresses).<Record>map(address -> new ARecord(Name.fromConstantString("www.example.com."), DClass.IN, 60,
				InetAddress.ofLiteral(address))).toList();
		return new DnsReading(new DnsReply("www.example.com", records, exists, new Evidence("text/dns", new byte[0], false)), Duration.ofMinutes(1));
	}
}
