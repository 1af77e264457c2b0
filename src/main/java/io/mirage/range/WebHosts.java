package io.mirage.range;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

import io.mirage.range.Company.Site;

/** Opens the web ports of every machine and of the services around the company. */
final class WebHosts {

	private final SiteTable sites;

	private final List<Company.Farm> farms;

	private final Map<String, WebServer.Handler> services = new LinkedHashMap<>();

	private final SiteCertificates certificates;

	private final Function<String, AtomicInteger> visits;

	WebHosts(Company company, List<HostileHost> hostile, Zones zones, CertificateAuthority authority, Instant now,
			Map<String, AtomicInteger> visits) {
		this.visits = host -> visits.computeIfAbsent(host, _ -> new AtomicInteger());
		certificates = new SiteCertificates(authority);
		sites = new SiteTable(company, zones);
		farms = company.farms();
		RdapAnswers rdap = new RdapAnswers(company, now);
		services.put(company.services().rdapBootstrap(), rdap::bootstrap);
		services.put(company.services().domainRdap(), rdap::domains);
		Set<String> bottomless = hostile.stream().filter(host -> host.does() == HostileHost.Deed.DEEP_JSON)
				.map(host -> "/ip/" + host.address()).collect(Collectors.toSet());
		services.put(company.services().addressRdap(), request -> bottomless.contains(request.path())
				? HostileServices.deepJson() : rdap.addresses(request));
		services.put(company.services().certificateLog(), new CertificateLogAnswers(company, now)::answer);
		certificates.add(company, services.keySet());
		certificates.add(company, company.listeners().stream().filter(Listener::upgradable).map(Listener::host).toList());
		certificates.add(company, company.sites().stream().filter(site -> site.transport().encrypted())
				.map(Site::host).toList());
	}

	/** Encrypts for every host there is. */
	SSLContext tls() {
		return certificates.context();
	}

	/** Opens what is hostile over HTTP, with and without TLS, or over TLS alone. */
	void openHostile(WebServer server, List<HostileHost> hosts, ConnectTo connectTo) throws IOException {
		SSLContext tls = tls();
		for (HostileHost host : hosts) {
			Optional<TcpListener.Conversation> conversation = HostileServices.at(host, name -> visits.apply(name).incrementAndGet());
			if (conversation.isPresent()) {
				present(host, Company.Condition.VALID);
				connectTo.add(host.host(), 80, server.open(conversation.get()));
				connectTo.add(host.host(), 443, server.open(conversation.get(), tls));
			}
			if (host.does() == HostileHost.Deed.GARBAGE_CERTIFICATE) {
				present(host, Company.Condition.GARBAGE);
				connectTo.add(host.host(), 443, server.listen(_ -> HttpResponse.ofStatus(404), tls));
			}
		}
	}

	private void present(HostileHost host, Company.Condition condition) {
		List<String> names = List.of(host.host());
		certificates.add(new Company.CertificatePlan(host.host(), names, names, condition, false));
	}

	/** @param port where a host's service can turn to TLS */
	void present(String host, int port) {
		certificates.useByDefault(port, host);
	}

	void open(WebServer server, ConnectTo connectTo) throws IOException {
		SSLContext tls = tls();
		for (var service : services.entrySet()) {
			int port = server.listen(service.getValue(), tls);
			certificates.useByDefault(port, service.getKey());
			connectTo.add(service.getKey(), 443, port);
		}
		for (List<Site> neighbours : sites.machines()) {
			open(server, SiteTable.listening(neighbours, false), connectTo);
			open(server, SiteTable.listening(neighbours, true), tls, connectTo);
		}
		if (!farms.isEmpty()) {
			openFarms(server, tls, connectTo);
		}
	}

	/** Two ports serve them all: who is meant is clear from the name or address asked for. */
	private void openFarms(WebServer server, SSLContext tls, ConnectTo connectTo) throws IOException {
		int plain = server.listen(request -> answer(request, false));
		int encrypted = server.listen(request -> answer(request, true), tls);
		certificates.chooseBy(encrypted, name -> sites.answering(name, true).map(Site::host));
		for (Company.Farm farm : farms) {
			if (farm.transport().plain()) {
				connectTo.addBlock(farm.cidr(), 80, plain);
			}
			if (farm.transport().encrypted()) {
				connectTo.addBlock(farm.cidr(), 443, encrypted);
			}
		}
	}

	private HttpResponse answer(HttpRequest request, boolean encrypted) {
		return sites.answering(request.host(), encrypted).map(site -> answer(List.of(site), request, encrypted))
				.orElseGet(() -> HttpResponse.ofStatus(421));
	}

	private void open(WebServer server, List<Site> neighbours, ConnectTo connectTo) throws IOException {
		if (!neighbours.isEmpty()) {
			int port = server.listen(request -> answer(neighbours, request, false));
			neighbours.forEach(site -> connectTo.add(site.host(), 80, port));
		}
	}

	private void open(WebServer server, List<Site> neighbours, SSLContext tls, ConnectTo connectTo) throws IOException {
		if (!neighbours.isEmpty()) {
			int port = server.listen(request -> answer(neighbours, request, true), tls);
			certificates.useByDefault(port, neighbours.getFirst().host());
			neighbours.forEach(site -> connectTo.add(site.host(), 443, port));
		}
	}

	private HttpResponse answer(List<Site> neighbours, HttpRequest request, boolean encrypted) {
		Site site = SiteTable.choose(neighbours, request.host());
		visits.apply(site.host()).incrementAndGet();
		return CompanySites.answer(site, request, encrypted);
	}
}
