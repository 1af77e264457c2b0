package io.mirage.collection.network;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Name servers that fail, lose questions, or lead astray. */
@Timeout(60)
class NameServersTests {

	private static final String NAME = "www.aurora-kites.example";

	@Test
	void theNextServerIsAskedIfOneFails() throws Exception {
		try (NameServer broken = NameServer.failing(Rcode.SERVFAIL); NameServer sound = NameServer.with(NAME, "192.0.2.10");
				Wire wire = wire(broken, sound)) {
			assertThat(wire.client().dns(NAME, Type.A).records()).hasSize(1);
			assertThat(broken.questions()).isEqualTo(1);
		}
	}

	@Test
	void failureIsNotTheSameAsNothing() {
		try (NameServer broken = NameServer.failing(Rcode.SERVFAIL); Wire wire = wire(broken)) {
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().dns(NAME, Type.A)).withMessageContaining("SERVFAIL");
		}
		try (NameServer silent = NameServer.answering(question -> Optional.empty()); Wire wire = wire(silent)) {
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().dns(NAME, Type.A)).withMessageContaining("No name server answers");
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().dnsAll(List.of(NAME, "b." + NAME), Type.A));
		}
	}

	@Test
	void lostQuestionsAreAskedAgain() throws Exception {
		Set<String> seen = ConcurrentHashMap.newKeySet();
		try (NameServer lossy = NameServer.answering(question -> seen.add(question.getName().toString())
				? Optional.empty() : Optional.of(NameServer.code(Rcode.NXDOMAIN))); Wire wire = wire(lossy)) {
			List<String> names = IntStream.range(0, 1000).mapToObj(number -> "n" + number + "." + NAME).toList();

			Map<String, DnsReply> replies = wire.client().dnsAll(names, Type.A);

			assertThat(replies).containsOnlyKeys(names);
			assertThat(replies.values()).noneMatch(DnsReply::exists);
			assertThat(lossy.questions()).isGreaterThanOrEqualTo(2000);
		}
	}

	@Test
	void namesThatNobodyAnswersForAreMissingFromABatch() throws Exception {
		try (NameServer partial = NameServer.answering(question -> question.getName().toString().startsWith("dead")
				? Optional.empty() : Optional.of(NameServer.code(Rcode.NXDOMAIN))); Wire wire = wire(partial)) {
			assertThat(wire.client().dnsAll(List.of("dead." + NAME, "live." + NAME), Type.A)).containsOnlyKeys("live." + NAME);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "100.100.100.200", "0.0.0.0", "168.63.129.16", "224.0.0.1"})
	void namesThatLeadIntoOurNetworkAreRefused(String inside) {
		try (NameServer names = NameServer.with(NAME, inside); Wire wire = wire(names)) {
			TrackedClient client = wire.client();

			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.visit(URI.create("http://" + NAME + "/")))
					.withMessageContaining(inside + " is not an address of the public internet");
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.handshake(NAME, 443));
			Assignment elsewhere = Wire.scan(Intrusiveness.PASSIVE, List.of(EntityRef.of(EntityType.DOMAIN_NAME, "north-loft.example")));
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> wire.client(elsewhere).fetch(URI.create("http://" + NAME + "/")));
			assertThat(client.requests()).isZero();
		}
	}

	@Test
	void aTargetThatIsPrivateItselfMayBeTouched() throws Exception {
		try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nme");
				NameServer names = NameServer.with(NAME, "127.0.0.1"); Wire wire = wire(names)) {
			String port = server.at("").substring(server.at("").lastIndexOf(':'));
			EntityRef loopback = EntityRef.of(EntityType.IP_ADDRESS, "127.0.0.1");
			Assignment assignment = Wire.scan(Intrusiveness.ACTIVE, List.of(loopback));

			assertThat(wire.client(assignment).visit(URI.create("http://127.0.0.1" + port + "/")).text()).isEqualTo("me");
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> wire.client(assignment).visit(URI.create("http://127.0.0.2" + port + "/")));
		}
	}

	@Test
	void aNameIsNotResolvedAgainBetweenDecisionAndConnection() throws Exception {
		try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
				NameServer names = NameServer.with(NAME, "192.0.2.10"); Wire wire = wire(names)) {
			wire.set("network.connect-to", List.of(server.at("192.0.2.0/24:80")));

			assertThat(wire.client().visit(URI.create("http://" + NAME + "/")).text()).isEqualTo("ok");
			assertThat(names.questions()).isEqualTo(2);
		}
	}

	@Test
	void newNameServersCountFromTheNextQuestionOn() throws Exception {
		try (NameServer first = NameServer.with(NAME, "192.0.2.1"); NameServer second = NameServer.failing(Rcode.NXDOMAIN); Wire wire = wire(first)) {
			assertThat(wire.client().dns(NAME, Type.A).exists()).isTrue();
			wire.set("network.resolvers", List.of(second.address()));
			assertThat(wire.client().dns(NAME, Type.A).exists()).isFalse();
		}
	}

	@Test
	void aSettingThatMakesNoSenseStopsEverything() throws Exception {
		try (NameServer names = NameServer.with(NAME, "192.0.2.1"); Wire wire = wire(names)) {
			wire.set("network.connect-to", List.of("nonsense"));
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().dns(NAME, Type.A)).withMessageContaining("'nonsense'");

			wire.set("network.connect-to", List.of());
			assertThat(wire.client().dns(NAME, Type.A).exists()).isTrue();
		}
	}

	private static Wire wire(NameServer... servers) {
		Wire wire = new Wire();
		wire.set("network.resolvers", Arrays.stream(servers).map(NameServer::address).toList());
		wire.set("network.dns-timeout", "400ms");
		return wire;
	}
}
