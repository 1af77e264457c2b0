package io.mirage.collection.collectors.net;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortScanCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new PortScanCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.IP_ADDRESS, "192.0.2.25");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().ports(Map.of(25, PortState.OPEN, 6379, PortState.OPEN, 80, PortState.CLOSED));
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("IpAddress 192.0.2.25", "Service 192.0.2.25:25/tcp", "Service 192.0.2.25:6379/tcp");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("192.0.2.25 exposes 192.0.2.25:25/tcp", "192.0.2.25 exposes 192.0.2.25:6379/tcp");
	}

	@Test
	void tellsTheClosedFromTheFiltered() throws Exception {
		Answer answer = ask(recording());

		assertThat(answer.found(question().entity()).attributes()).containsEntry("tcp_ports_open", "2")
				.containsEntry("tcp_ports_closed", "1").containsEntry("tcp_ports_filtered", "97").doesNotContainKey("tcp_ports_not_tried");
		assertThat(answer.facts()).extracting(fact -> fact.entity().value()).doesNotContain("192.0.2.25:80/tcp");
		assertThat(answer.found(EntityRef.of(EntityType.SERVICE, "192.0.2.25:6379/tcp")).attributes())
				.containsEntry("state", "open").containsEntry("usual_service", "redis");
	}

	@Test
	void aHostThatNeverAnswersIsNoEmptyAnswer() throws Exception {
		Answer answer = ask(new ScriptedSource());

		assertThat(answer.facts()).singleElement().satisfies(fact -> assertThat(fact.attributes())
				.containsEntry("tcp_ports_open", "0").containsEntry("tcp_ports_filtered", "100"));
	}

	@Test
	void writesAddressesOfVersionSixInBrackets() throws Exception {
		Answer answer = new Answer(new io.mirage.platform.entities.EntityParser());
		collector().collect(CollectorContract.about(EntityType.IP_ADDRESS, "2001:db8::25"), recording(), answer);

		assertThat(CollectorContract.facts(answer)).contains("Service [2001:db8::25]:25/tcp");
	}

	@Test
	void passesOnThatNothingCouldBeTried() {
		Unreachable unmapped = new Unreachable("not among the connections");

		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(recording().failing("knock", unmapped))).isSameAs(unmapped);
	}
}
