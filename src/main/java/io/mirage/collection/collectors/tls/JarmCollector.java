package io.mirage.collection.collectors.tls;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.ServiceName;
import io.mirage.collection.collectors.tls.ServerFlight.ServerHello;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/** Takes the JARM fingerprint of services that speak TLS, on ten connections. */
@Component
class JarmCollector implements Collector {

	private static final Duration PATIENCE = Duration.ofSeconds(5);
	/** As much as the reference reads. */
	private static final int MOST = 1484;

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("jarm", "JARM", "Fingerprints of the TLS of services", "1.0.0", Intrusiveness.AGGRESSIVE,
				Set.of(EntityType.SERVICE), Set.of(EntityType.FINGERPRINT), false, URI.create("https://github.com/salesforce/jarm"),
				Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		ServiceName service = ServiceName.tryParse(question.value())
				.orElseThrow(() -> new Unreadable(question.value() + " is no service over TCP"));
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		List<Optional<ServerHello>> answers = new ArrayList<>();
		for (Hello hello : Jarm.hellos(service.host())) {
			answers.add(answer(service, hello, source, said, answers.isEmpty()));
			if (ServerFlight.isOther(said.toByteArray())) {
				return;
			}
		}
		answer.restsOn(new Evidence("application/octet-stream", said.toByteArray(), false)).confidence(95);
		Jarm.fingerprint(answers).flatMap(jarm -> answer.found(EntityType.FINGERPRINT, "jarm:" + jarm))
				.ifPresent(found -> answer.relate(question.entity(), RelationType.EXPOSES, found));
	}

	/** A refusal is an answer; silence is none, and half a fingerprint would be a wrong one. */
	private static Optional<ServerHello> answer(ServiceName service, Hello hello, SourceClient source, ByteArrayOutputStream said,
			boolean first) throws SourceException, InterruptedException {
		return source.converse(service.host(), service.port(), line -> {
			line.send(hello.bytes());
			byte[] bytes;
			try {
				bytes = line.receive(JarmCollector::isEnough, PATIENCE);
			} catch (Unreachable reset) {
				return Optional.empty();
			}
			if (bytes.length == 0 && !line.isEnded()) {
				throw new Unreachable(service + (first ? " does not answer TLS" : " stopped answering in the middle"));
			}
			said.writeBytes(bytes);
			return ServerFlight.read(bytes).hello();
		});
	}

	private static boolean isEnough(byte[] bytes) {
		return bytes.length >= MOST || ServerFlight.read(bytes).isTls() || ServerFlight.isOther(bytes);
	}
}
