package io.mirage.collection.network;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.range.PracticeRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a task may ask name servers, whom, and how fast. */
@Timeout(60)
class TaskDnsTests {

	private static final String NAME = "www.aurora-kites.example";
	private static PracticeRange range;

	@BeforeAll
	static void open() {
		range = PracticeRange.start();
	}

	@AfterAll
	static void close() {
		range.close();
	}

	@Test
	void thirdPartiesNamesMayBeLookedUpEvenByPassiveScansButTheTargetsNot() throws Exception {
		try (NameServer names = NameServer.with("list.example", "127.0.0.2"); Wire wire = wire(names)) {
			TrackedClient client = wire.client(Wire.scan(Intrusiveness.PASSIVE, List.of(Wire.KITES)));
			assertThat(client.lookUp("list.example", Type.A).records()).hasSize(1);
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.lookUp(NAME, Type.A));
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.dns("list.example", Type.A));
			assertThat(names.questions()).isEqualTo(1);
			assertThat(client.receipts()).extracting(Receipt::allowed).containsExactly(true, false, false);
		}
	}

	@Test
	void aDenyRuleCoversLookUps() {
		try (NameServer names = NameServer.with("list.example", "127.0.0.2"); Wire wire = wire(names)) {
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() ->
					wire.client(Wire.scan(Intrusiveness.AGGRESSIVE, List.of(Wire.KITES), "list\\.example")).lookUp("list.example", Type.A));
			assertThat(names.questions()).isZero();
		}
	}

	@Test
	void aFilteringServerIsAskedWhereTheConnectionMapLeads() throws Exception {
		try (NameServer usual = NameServer.with(NAME, "192.0.2.1"); NameServer filter = NameServer.failing(Rcode.NXDOMAIN); Wire wire = wire(usual)) {
			wire.set("network.connect-to", List.of("9.9.9.9:53=" + filter.address()));
			TrackedClient client = wire.client();
			assertThat(client.dnsAt("9.9.9.9", NAME, Type.A).exists()).isFalse();
			assertThat(client.dns(NAME, Type.A).exists()).isTrue();
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.dnsAt("9.9.9.9", "somebody-else.example", Type.A));
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.dnsAt("127.0.0.1", NAME, Type.A));
		}
	}

	@Test
	void aZoneIsAskedForByLoudScansOnly() {
		String server = range.settings().resolvers().getFirst();
		try (Wire wire = Wire.into(range, "192.0.2.53:53=" + server)) {
			assertThatExceptionOfType(Blocked.class).isThrownBy(() -> wire.client().transfer("aurora-kites.example", "192.0.2.53"))
					.withMessageContaining("REFUSED");
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> wire.client(Wire.scan(Intrusiveness.ACTIVE, List.of(Wire.KITES)))
					.transfer("aurora-kites.example", "192.0.2.53"));
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> wire.client().transfer("north-loft.example", "192.0.2.53"));
		}
	}

	@Test
	void aBatchKeepsTheCollectorsDistance() throws Exception {
		try (NameServer names = NameServer.failing(Rcode.NXDOMAIN); Wire wire = wire(names)) {
			long start = System.nanoTime();
			wire.client(Wire.paced(Duration.ofMillis(50))).dnsAll(List.of("a." + NAME, "b." + NAME, "c." + NAME, "d." + NAME), Type.A);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
		}
	}

	@Test
	void aBatchThatNobodyAnswersIsGivenUp() {
		try (NameServer silent = NameServer.answering(question -> Optional.empty()); Wire wire = wire(silent)) {
			wire.set("network.dns.attempts", 1);
			wire.set("network.dns-timeout", "50ms");
			List<String> names = IntStream.range(0, 20_000).mapToObj(number -> "n" + number + "." + NAME).toList();
			TrackedClient client = wire.client();
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> client.dnsAll(names, Type.A));
			assertThat(client.requests()).isBetween(200, 2000);
		}
	}

	@Test
	void whatMostServersSayIsBelieved() throws Exception {
		try (NameServer liar = NameServer.with(NAME, "192.0.2.66"); NameServer one = NameServer.failing(Rcode.NXDOMAIN);
				NameServer two = NameServer.failing(Rcode.NXDOMAIN); Wire wire = wire(liar, one, two)) {
			assertThat(wire.client().dns(NAME, Type.A).exists()).isTrue();
			wire.set("network.dns.votes", 3);
			assertThat(wire.client().dns(NAME, Type.A)).satisfies(reply -> {
				assertThat(reply.exists()).isFalse();
				assertThat(reply.isDisputed()).isTrue();
			});
		}
	}

	@Test
	void evidenceOfTheSameAnswerIsTheSameText() throws Exception {
		try (NameServer names = NameServer.with(NAME, "192.0.2.1"); Wire wire = wire(names)) {
			byte[] first = wire.client().dns(NAME, Type.A).evidence().bytes();
			assertThat(wire.client().dns(NAME, Type.A).evidence().bytes()).isEqualTo(first);
			assertThat(new String(first, StandardCharsets.UTF_8)).contains("NOERROR", "192.0.2.1");
			assertThat(names.questions()).isEqualTo(2);
		}
	}

	private static Wire wire(NameServer... servers) {
		Wire wire = new Wire();
		wire.set("network.resolvers", Arrays.stream(servers).map(NameServer::address).toList());
		return wire;
	}
}
