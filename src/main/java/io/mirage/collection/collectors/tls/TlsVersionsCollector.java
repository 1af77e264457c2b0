package io.mirage.collection.collectors.tls;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.ServiceName;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Says which versions of TLS a service takes, from SSL 3.0 to TLS 1.3. The platform's own TLS refuses the old ones, so
 * the first message is written by hand. SSL 2.0 has another one and is not tried.
 */
@Component
class TlsVersionsCollector implements Collector {

	private static final int OLDEST_GOOD = Hello.TLS_1_2;

	private final Clock clock;

	TlsVersionsCollector(Clock clock) {
		this.clock = clock;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("tls-versions", "TLS versions", "Versions of TLS that a service takes, SSL 3.0 to TLS 1.3", "1.0.0",
				Intrusiveness.AGGRESSIVE, Set.of(EntityType.SERVICE),
				Set.of(EntityType.SERVICE, EntityType.TLS_CERTIFICATE, EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc8996"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		ServiceName service = ServiceName.tryParse(question.value())
				.orElseThrow(() -> new Unreadable(question.value() + " is no service over TCP"));
		Map<Integer, ServerFlight> answers = new TlsVersions(service.host(), service.port(), source).offer();
		if (answers.isEmpty()) {
			return;
		}
		answer.restsOn(evidence(answers)).confidence(95);
		Fact fact = answer.found(question.entity()).attribute("tls_versions", names(answers, TlsVersionsCollector::takes))
				.attribute("tls_versions_refused", names(answers, (version, flight) -> flight.isTls() && !takes(version, flight)))
				.attribute("tls_versions_unanswered", names(answers, (_, flight) -> !flight.isTls()));
		judge(fact, answers);
		List<ServerFlight> plain = answers.values().stream().filter(flight -> !flight.chain().isEmpty()).toList();
		if (!plain.isEmpty()) {
			new CertificateFacts(answer, clock.instant()).presentedBy(question.entity(), service.host(), plain.getLast().chain());
		}
	}

	private static boolean takes(int version, ServerFlight flight) {
		return flight.hello().filter(hello -> hello.negotiated() == version).isPresent();
	}

	private static String names(Map<Integer, ServerFlight> answers, BiPredicate<Integer, ServerFlight> which) {
		return answers.entrySet().stream().filter(entry -> which.test(entry.getKey(), entry.getValue()))
				.map(entry -> TlsVersions.NAMES.getOrDefault(entry.getKey(), "")).collect(Collectors.joining(" "));
	}

	private static void judge(Fact fact, Map<Integer, ServerFlight> answers) {
		String weak = names(answers, (version, flight) -> version < OLDEST_GOOD && takes(version, flight));
		if (!weak.isEmpty()) {
			fact.attribute("weak_protocol", weak).tag("weak_protocol");
		}
		String ciphers = answers.values().stream().flatMap(flight -> flight.hello().stream()).map(ServerFlight.ServerHello::cipher)
				.filter(Ciphers::isWeak).distinct().map("0x%04x"::formatted).collect(Collectors.joining(" "));
		if (!ciphers.isEmpty()) {
			fact.attribute("weak_cipher", ciphers).tag("weak_cipher");
		}
	}

	private static Evidence evidence(Map<Integer, ServerFlight> answers) {
		String lines = answers.entrySet().stream().map(entry -> TlsVersions.NAMES.get(entry.getKey()) + ": " + text(entry.getValue()))
				.collect(Collectors.joining("\n", "", "\n"));
		return new Evidence("text/plain", lines.getBytes(StandardCharsets.US_ASCII), false);
	}

	private static String text(ServerFlight flight) {
		Optional<String> hello = flight.hello()
				.map(said -> "server hello, version 0x%04x, cipher 0x%04x".formatted(said.negotiated(), said.cipher()));
		return hello.orElse(flight.alert() ? "alert" : "no answer in TLS");
	}
}
