package io.mirage.range;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A small internet on loopback: the name servers, web sites, registries and certificate log of one fictitious company,
 * which can be made to grow. Two ranges never disturb each other, and each start gives the same facts on other ports with other keys.
 */
public final class PracticeRange implements AutoCloseable {

	private final List<AutoCloseable> servers = new ArrayList<>();

	private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();

	private final GroundTruth truth;

	private final NetworkSettings settings;

	private PracticeRange(RangeOptions options) throws IOException {
		Instant now = Instant.now();
		Latency latency = new Latency(options.delay());
		List<HostileHost> hostile = options.hostile() ? HostileHost.load() : List.of();
		Company company = HostileHost.join(CompanyGrowth.grow(Company.load(), options), hostile);
		Zones zones = Zones.of(company);
		truth = TruthDerivation.derive(company, zones);
		try {
			DnsServer dns = opened(DnsServer.start(new DnsAnswers(zones, Set.of(), silent(hostile)), latency));
			CertificateAuthority authority = new CertificateAuthority(now);
			ConnectTo connectTo = new ConnectTo(zones);
			company.sites().forEach(site -> visits.put(site.host(), new AtomicInteger()));
			openWhois(company, new WhoisAnswers(company, now), latency, connectTo);
			WebHosts web = new WebHosts(company, hostile, zones, authority, now, visits);
			WebServer webServer = opened(new WebServer(latency));
			web.open(webServer, connectTo);
			web.openHostile(webServer, hostile, connectTo);
			openServices(company, web, latency, connectTo);
			openNameServers(company, zones, dns, latency, connectTo);
			settings = new NetworkSettings(List.of("127.0.0.1:" + dns.port()), connectTo.entries(), true, authority.pem());
		}
		catch (IOException | RuntimeException e) {
			close();
			throw e;
		}
	}

	private static Set<String> silent(List<HostileHost> hosts) {
		return hosts.stream().filter(host -> host.does() == HostileHost.Deed.SILENT_NAME).map(HostileHost::host)
				.collect(Collectors.toSet());
	}

	/** The small company. Ready when it returns. */
	public static PracticeRange start() {
		return start(RangeOptions.SMALL);
	}

	/** Ready when it returns. */
	public static PracticeRange start(RangeOptions options) {
		try {
			return new PracticeRange(options);
		}
		catch (IOException e) {
			throw new UncheckedIOException("The practice range cannot open its ports on 127.0.0.1", e);
		}
	}

	private <T extends AutoCloseable> T opened(T server) {
		servers.add(server);
		return server;
	}

	private void openWhois(Company company, WhoisAnswers answers, Latency latency, ConnectTo connectTo) throws IOException {
		Company.Services services = company.services();
		connectTo.add(services.rootWhois(), 43, opened(WhoisServer.start(answers::root, latency)).port());
		connectTo.add(services.domainWhois(), 43, opened(WhoisServer.start(answers::registry, latency)).port());
		connectTo.add(services.registrarWhois(), 43, opened(WhoisServer.start(answers::registrar, latency)).port());
		connectTo.add(services.addressWhois(), 43, opened(WhoisServer.start(answers::numbers, latency)).port());
	}

	private void openServices(Company company, WebHosts web, Latency latency, ConnectTo connectTo) throws IOException {
		SSLContext tls = web.tls();
		for (Listener listener : company.listeners()) {
			TcpListener.Conversation conversation = switch (listener.protocol()) {
				case LINES, TAGGED_LINES -> new LineService(listener, tls)::hold;
				case MYSQL, POSTGRESQL, MONGODB -> new DatabaseService(listener)::hold;
			};
			int port = opened(TcpListener.open(0, latency, conversation)).port();
			web.present(listener.host(), port);
			connectTo.add(listener.host(), listener.port(), port);
		}
	}

	/** The company's own ones, to whoever turns to them directly. */
	private void openNameServers(Company company, Zones zones, DnsServer dns, Latency latency, ConnectTo connectTo) throws IOException {
		for (Map.Entry<String, String> copy : company.openZones().entrySet()) {
			Zones old = new Zones(List.of(Zone.parse(company.domain(), copy.getValue())));
			DnsServer server = opened(DnsServer.start(new DnsAnswers(old, Set.of(company.domain()), Set.of()), latency));
			connectTo.add(copy.getKey(), 53, server.port());
		}
		for (Record entry : zones.records(company.domain(), Type.NS)) {
			String host = Zones.text(((NSRecord) entry).getTarget());
			if (!company.openZones().containsKey(host)) {
				connectTo.add(host, 53, dns.port());
			}
		}
	}

	/** How a client reaches the range. */
	public NetworkSettings settings() {
		return settings;
	}

	/** What there is to find. */
	public GroundTruth groundTruth() {
		return truth;
	}

	/** How many HTTP requests each site has had, by host; shows whether a scan left its scope. */
	public Map<String, Integer> visits() {
		Map<String, Integer> counts = new TreeMap<>();
		visits.forEach((host, count) -> counts.put(host, count.get()));
		return counts;
	}

	/** Every port is closed and every conversation broken off when it returns. */
	@Override
	public void close() {
		for (AutoCloseable server : servers) {
			try {
				server.close();
			}
			catch (Exception e) {
				System.getLogger(PracticeRange.class.getName())
						.log(System.Logger.Level.WARNING, "A server of the practice range did not close", e);
			}
		}
	}
}
