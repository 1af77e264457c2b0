package io.mirage.collection.network;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.collection.source.Question;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.configuration.Setting;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;
import io.mirage.platform.entities.EntityParser;
import io.mirage.range.PracticeRange;

/** The network as a process has it, without the process: real clients over given settings. */
final class Wire implements AutoCloseable {

	static final EntityRef KITES = EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites.example");
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Deadlines deadlines = new Deadlines();
	private final HttpClients clients = new HttpClients(deadlines);
	final CollectionSettings settings = new CollectionSettings(startValues(), JSON);
	private final DnsClient dns = new DnsClient();
	private final Network network;
	private long version;

	Wire() {
		ScopeGate gate = new ScopeGate(new EntityParser());
		Connections connections = new Connections(deadlines);
		TlsChannel tls = new TlsChannel(connections);
		network = new Network(settings, gate, new Approach(gate, dns), new Pacing(), dns, new ZoneTransfers(connections), new HttpChannel(clients, deadlines),
				tls, new TcpChannel(connections, tls), new PortKnocking(), new WhoisChannel(connections), new FetchedAnswers(),
				new SourceCare((source, policy) -> {}, new Breakers(Clock.systemUTC())), new WordLists(),
				Clock.systemUTC());
	}

	/** What an installation without any configuration has. */
	static NetworkProperties startValues() {
		return new Binder(new MapConfigurationPropertySource()).bindOrCreate("none", Bindable.of(NetworkProperties.class));
	}

	/** A wire that leads into the practice range, and to further mappings of the test. */
	static Wire into(PracticeRange range, String... mappings) {
		List<String> connectTo = new ArrayList<>(Arrays.asList(mappings));
		connectTo.addAll(range.settings().connectTo());
		Wire wire = new Wire();
		wire.set("network.resolvers", range.settings().resolvers());
		wire.set("network.connect-to", connectTo);
		wire.set("network.restrict-to-connect-to", range.settings().restrictToConnectTo());
		wire.set("network.trusted-certificates", range.settings().trustedCertificates());
		return wire;
	}

	/** A wire that leads to these servers of the test and nowhere else. */
	static Wire toNobodyBut(String... mappings) {
		Wire wire = new Wire();
		wire.set("network.connect-to", List.of(mappings));
		wire.set("network.restrict-to-connect-to", true);
		return wire;
	}

	void set(String key, Object value) {
		setJson(key, JSON.writeValueAsString(value));
	}

	void setJson(String key, String value) {
		settings.learn(List.of(new Setting("collection", key, value, ++version)));
	}

	TrackedClient client(Assignment assignment) {
		return new NetworkClients(network).open(assignment);
	}

	/** An investigation of the company by a collector that may do everything. */
	TrackedClient client() {
		return client(scan());
	}

	static Assignment scan() {
		return scan(Intrusiveness.AGGRESSIVE, List.of(KITES));
	}

	static Assignment scan(Intrusiveness intrusiveness, List<EntityRef> targets, String... deny) {
		return assignment(new ScanScope(targets, intrusiveness, 3, List.of(deny)), Intrusiveness.AGGRESSIVE,
				new Question(targets.getFirst(), true), Duration.ZERO);
	}

	static Assignment assignment(ScanScope scope, Intrusiveness collector, Question question, Duration minInterval) {
		ScanId scan = ScanId.of("01900000-0000-7000-8000-0000000000cc");
		CollectorDescriptor descriptor = new CollectorDescriptor("tester", "Tester", "Tests.", "1.0.0", collector,
				Set.of(EntityType.DOMAIN_NAME), Set.of(EntityType.HOSTNAME), false, URI.create("https://tester.example"), minInterval);
		return new Assignment(scan, TaskId.of(scan, "tester", question.entity().id()), scope, descriptor, question);
	}

	/** The same task of a collector with other manners. */
	static Assignment paced(Duration minInterval) {
		Assignment scan = scan();
		return assignment(scan.scope(), scan.collector().intrusiveness(), scan.question(), minInterval);
	}

	@Override
	public void close() {
		dns.close();
		clients.close();
		deadlines.stop();
	}
}
