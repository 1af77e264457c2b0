package io.mirage.collection.collectors.net;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.mirage.collection.collectors.ServiceName;
import io.mirage.collection.collectors.net.KnownPorts.Port;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.TcpLine;

/**
 * Finds out what one service is, in as few connections as it takes: what usually is on its port comes first, then a
 * greeting, then the two languages that are spoken on any port.
 */
record ServiceDetection(ServiceName name, SourceClient source) {

	private static final List<Probe> PROBES = List.of(new RedisProbe(), new MongoProbe(), new PostgresProbe(), new RdpProbe(),
			new LdapProbe(), new SmbProbe());
	private static final Set<String> WEB = Set.of("http", "https", "elasticsearch", "couchdb", "kibana", "influxdb", "kubernetes", "kubelet");

	/** @return what is known; without a service if none was recognised */
	Sighting detect() throws SourceException, InterruptedException {
		Sighting sighting = new Sighting();
		Optional<Port> port = KnownPorts.find(name.port());
		boolean tls = port.map(Port::tls).orElse(false);
		String usual = port.map(Port::name).orElse("");
		WebProbe web = new WebProbe(ServiceRules.SHIPPED);
		boolean found = expected(usual, tls, web, sighting) || listens(tls, sighting)
				|| web.recognises(name, tls, source, sighting) || !tls && speaksTls(web, sighting);
		if (!found && sighting.evidence() == null) {
			throw new Unreachable(name + " took the connection and said nothing");
		}
		return sighting;
	}

	/** The first connection's failure is the answer's, so it is not caught here. */
	private boolean expected(String usual, boolean tls, WebProbe web, Sighting sighting) throws SourceException, InterruptedException {
		Optional<Probe> probe = PROBES.stream().filter(known -> usual.equals(known.service()) || usual.equals(known.service() + "s")).findFirst();
		if (probe.isPresent()) {
			return source.converse(name.host(), name.port(), line -> recognised(probe.get(), tls, line, sighting));
		}
		return WEB.contains(usual) && web.recognises(name, tls, source, sighting);
	}

	private static boolean recognised(Probe probe, boolean tls, TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
		if (tls) {
			sighting.presents(line.secure());
		}
		try {
			return probe.recognises(line, sighting);
		} catch (Unreachable | Unreadable brokeOff) {
			return sighting.isRecognised();
		} finally {
			sighting.restsOn(line.transcript());
		}
	}

	private boolean listens(boolean tls, Sighting sighting) throws SourceException, InterruptedException {
		return source.converse(name.host(), name.port(), line -> recognised(new Listening(), tls, line, sighting));
	}

	/** No probe: it only listens. */
	private record Listening() implements Probe {

		@Override
		public String service() {
			return "";
		}

		@Override
		public boolean recognises(TcpLine line, Sighting sighting) throws SourceException, InterruptedException {
			return new Greeting(ServiceRules.SHIPPED).listen(line, sighting);
		}
	}

	/** On a port where nobody expects TLS. */
	private boolean speaksTls(WebProbe web, Sighting sighting) throws SourceException, InterruptedException {
		try {
			sighting.presents(source.converse(name.host(), name.port(), TcpLine::secure));
		} catch (Unreachable | Unreadable noTls) {
			return false;
		}
		web.recognises(name, true, source, sighting);
		return true;
	}
}
