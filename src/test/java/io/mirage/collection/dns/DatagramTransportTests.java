package io.mirage.collection.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

import io.mirage.collection.network.NameServer;
import io.mirage.collection.source.SourceException.Unreachable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class DatagramTransportTests {

	private static final String NAME = "www.example.com";
	private static final DnsQuestion QUESTION = new DnsQuestion(NAME, Type.A);

	@Test
	void manyQuestionsAreInFlightAndEachGetsItsOwnAnswer() throws Exception {
		try (NameServer server = NameServer.answering(DatagramTransportTests::addressFromName); DnsTransport transport = new DatagramTransport(
				new DnsPlan(List.of(address(server)), Duration.ofSeconds(10), 6, 100, 0, false))) {
			List<CompletableFuture<DnsAnswer>> answers = new ArrayList<>();
			for (int i = 0; i < 20_000; i++) {
				answers.add(transport.ask(new DnsQuestion("n" + i + ".example.com", Type.A)));
			}
			for (int i = 0; i < answers.size(); i++) {
				Message message = answers.get(i).get().message();
				assertThat(message.getSection(Section.ANSWER).getFirst().rdataToString()).isEqualTo("10.0." + i / 256 + "." + i % 256);
			}
		}
	}

	private static Optional<Message> addressFromName(Record question) {
		int number = Integer.parseInt(question.getName().getLabelString(0).substring(1));
		Message answer = NameServer.code(Rcode.NOERROR);
		answer.addRecord(new ARecord(question.getName(), 1, 60,
				InetAddress.ofLiteral("10.0." + number / 256 + "." + number % 256)), Section.ANSWER);
		return Optional.of(answer);
	}

	@Test
	void aServerFromBeforeEdnsIsAskedWithoutIt() throws Exception {
		Set<String> seen = ConcurrentHashMap.newKeySet();
		try (NameServer old = NameServer.answering(question -> Optional.of(NameServer.code(seen.add("first") ? Rcode.FORMERR : Rcode.NXDOMAIN)));
				DnsTransport transport = transport(10, old)) {
			assertThat(transport.ask(QUESTION).get().code()).isEqualTo(Rcode.NXDOMAIN);
			assertThat(old.questions()).isEqualTo(2);
		}
	}

	@Test
	void answersToOtherQuestionsAreNotBelieved() throws Exception {
		try (NameServer liar = NameServer.answering(question -> Optional.of(NameServer.code(Rcode.NXDOMAIN)), "evil.example.net.");
				NameServer honest = NameServer.with(NAME, "192.0.2.1"); DnsTransport transport = transport(10, liar, honest)) {
			DnsAnswer answer = transport.ask(QUESTION).get();
			assertThat(answer.server()).isEqualTo(address(honest));
			assertThat(answer.code()).isEqualTo(Rcode.NOERROR);
		}
	}

	@Test
	void nobodyListensThereIsNoticedAtOnce() throws Exception {
		NameServer gone = NameServer.failing(Rcode.REFUSED);
		InetSocketAddress nobody = address(gone);
		gone.close();
		try (NameServer sound = NameServer.with(NAME, "192.0.2.1");
				DnsTransport transport = new DatagramTransport(new DnsPlan(List.of(nobody, address(sound)), Duration.ofHours(1), 2, 10, 0, false))) {
			assertThat(transport.ask(QUESTION).get(30, TimeUnit.SECONDS).server()).isEqualTo(address(sound));
		}
	}

	@Test
	void aRefusalIsNotRepeatedForEver() throws Exception {
		try (NameServer refusing = NameServer.failing(Rcode.REFUSED); DnsTransport transport = transport(10, refusing)) {
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> transport.ask(QUESTION).get())
					.withCauseInstanceOf(Unreachable.class).withMessageContaining("REFUSED");
			assertThat(refusing.questions()).isEqualTo(2);
		}
	}

	@Test
	void anotherServerCanBeAskedByItself() throws Exception {
		try (NameServer usual = NameServer.failing(Rcode.NXDOMAIN); NameServer other = NameServer.with(NAME, "192.0.2.1");
				DnsTransport transport = transport(10, usual)) {
			assertThat(transport.askAt(address(other), QUESTION).get().code()).isEqualTo(Rcode.NOERROR);
			assertThat(transport.askAt(address(usual), QUESTION).get().code()).isEqualTo(Rcode.NXDOMAIN);
			assertThat(transport.servers()).containsExactly(address(usual));
		}
	}

	@Test
	void takesNoQuestionsAfterItsEndButAnswersThoseInFlight() throws Exception {
		try (NameServer server = NameServer.with(NAME, "192.0.2.1"); DnsTransport transport = transport(10, server)) {
			CompletableFuture<DnsAnswer> before = transport.ask(QUESTION);
			transport.close();
			assertThat(before.get().code()).isEqualTo(Rcode.NOERROR);
			assertThat(transport.ask(QUESTION)).failsWithin(Duration.ofSeconds(10));
		}
	}

	@Test
	void placesAreGivenBackWhateverHappens() throws Exception {
		try (NameServer silent = NameServer.answering(question -> Optional.empty());
				DnsTransport transport = new DatagramTransport(new DnsPlan(List.of(address(silent)), Duration.ofMillis(50), 2, 2, 0, true))) {
			for (int i = 0; i < 6; i++) {
				assertThat(transport.ask(QUESTION)).failsWithin(Duration.ofSeconds(20));
			}
			assertThat(silent.questions()).isEqualTo(12);
		}
	}

	private static DnsTransport transport(int inFlight, NameServer... servers) {
		return new DatagramTransport(new DnsPlan(Arrays.stream(servers).map(DatagramTransportTests::address).toList(),
				Duration.ofMillis(500), 4, inFlight, 0, false));
	}

	private static InetSocketAddress address(NameServer server) {
		return new InetSocketAddress("127.0.0.1", Integer.parseInt(server.address().substring("127.0.0.1:".length())));
	}
}
