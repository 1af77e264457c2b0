package io.mirage.range;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fictitious company and the internet around it, as {@code range/company.yaml} describes them.
 *
 * @param zones master files by origin, without the final dot
 * @param reverse by zone, the name each address leads back to
 * @param farms blocks of machines that are too many for ports of their own
 * @param openZones by name server, the copy of the company's zone that it hands out to everybody
 */
record Company(String name, String domain, List<String> dictionary, Services services, Map<String, String> zones,
		Map<String, Map<String, String>> reverse, List<Site> sites, List<CertificatePlan> certificates,
		List<LogEntry> certificateLog, Registries registries, List<GroundTruth.Trap> traps, List<Farm> farms,
		List<Listener> listeners, List<Discovery> discoveries, Map<String, String> openZones) {

	private static final String RESOURCE = "/range/company.yaml";

	static Company load() {
		try (InputStream in = Company.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException("The class path lacks " + RESOURCE);
			}
			return from(DataNode.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Company from(DataNode node) {
		return new Company(node.text("name"), node.text("domain"), node.texts("dictionary"),
				Services.from(node.node("services")), node.pairs("zones"), reverse(node.node("reverse")),
				node.list("sites", Site::from), node.list("certificates", CertificatePlan::from),
				node.list("certificate-log", LogEntry::from), Registries.from(node),
				node.list("traps", trap -> new GroundTruth.Trap(
						new GroundTruth.Entity(trap.text("type"), trap.text("value")), trap.text("why"))), List.of(),
				node.list("listeners", Listener::from), node.list("discoveries", Discovery::from), node.pairs("open-zones"));
	}

	private static Map<String, Map<String, String>> reverse(DataNode node) {
		Map<String, Map<String, String>> zones = new LinkedHashMap<>();
		node.values().keySet().forEach(zone -> zones.put(zone.toString(), node.pairs(zone.toString())));
		return zones;
	}

	Company with(Map<String, String> otherZones, List<LogEntry> otherLog) {
		return new Company(name, domain, dictionary, services, otherZones, reverse, sites, certificates, otherLog, registries,
				traps, farms, listeners, discoveries, openZones);
	}

	boolean owns(String host) {
		return host.equals(domain) || host.endsWith("." + domain);
	}

	/** Which certificate the host presents: the one written down for it, otherwise a valid one of its own. */
	CertificatePlan certificate(String host) {
		return certificates.stream().filter(plan -> plan.hosts().contains(host)).findFirst()
				.orElseGet(() -> new CertificatePlan(host, List.of(host), List.of(host), Condition.VALID, false));
	}

	/** Host names of those who play a part of the internet around the company. */
	record Services(String certificateLog, String rdapBootstrap, String domainRdap, String addressRdap,
			String rootWhois, String domainWhois, String registrarWhois, String addressWhois) {

		static Services from(DataNode node) {
			return new Services(node.text("certificate-log"), node.text("rdap-bootstrap"), node.text("domain-rdap"),
					node.text("address-rdap"), node.text("root-whois"), node.text("domain-whois"),
					node.text("registrar-whois"), node.text("address-whois"));
		}
	}

	enum Transport {
		HTTP, HTTPS, BOTH;

		boolean plain() {
			return this != HTTPS;
		}

		boolean encrypted() {
			return this != HTTP;
		}
	}

	/**
	 * @param status what the site answers where no page does
	 * @param redirect where every path leads, if anywhere
	 * @param delay how long the site thinks before it answers
	 */
	record Site(String host, Transport transport, String server, Optional<String> poweredBy, int status,
			Optional<String> redirect, Duration delay, Map<String, String> headers, List<Page> pages) {

		static Site from(DataNode node) {
			return new Site(node.text("host"), Transport.valueOf(node.text("transport").toUpperCase(Locale.ROOT)),
					node.text("server"), node.find("powered-by"), node.number("status", 404), node.find("redirect"),
					Duration.ofMillis(node.number("delay-millis", 0)), node.pairs("headers"),
					node.list("pages", Page::from));
		}

		Site withPages(List<Page> others) {
			return new Site(host, transport, server, poweredBy, status, redirect, delay, headers, others);
		}

		Optional<Page> page(String path) {
			return pages.stream().filter(page -> page.path().equals(path)).findFirst();
		}
	}

	/**
	 * @param body the whole answer, instead of HTML made from the other members
	 * @param verbatim whether title and text go into the HTML as they are, mark-up and control characters included
	 * @param padding length of a useless attribute
	 */
	record Page(String path, String type, String title, Optional<String> generator, List<String> text,
			List<String> emails, List<String> links, List<String> assets, Optional<String> body, boolean verbatim,
			boolean listing, boolean form, int padding) {

		static final String HTML = "text/html; charset=utf-8";

		static Page from(DataNode node) {
			return new Page(node.text("path"), node.text("type", HTML), node.text("title", ""),
					node.find("generator"), node.texts("text"), node.texts("emails"), node.texts("links"),
					node.texts("assets"), body(node), node.flag("verbatim"), node.flag("listing"),
					node.flag("form"), node.number("padding", 0));
		}

		private static Optional<String> body(DataNode node) {
			return node.has("pdf") ? Optional.of(PdfDocument.from(node.node("pdf")).content()) : node.find("body");
		}

		static Page html(String path, String title) {
			return new Page(path, HTML, title, Optional.empty(), List.of(), List.of(), List.of(), List.of(), Optional.empty(),
					false, false, false, 0);
		}

		/** @param mentioned the mailboxes that stand in the body */
		static Page plain(String path, String body, List<String> mentioned) {
			return new Page(path, "text/plain", "", Optional.empty(), List.of(), mentioned, List.of(), List.of(),
					Optional.of(body), false, false, false, 0);
		}

		Page withGenerator(String product) {
			return new Page(path, type, title, Optional.of(product), text, emails, links, assets, body, verbatim, listing,
					form, padding);
		}

		Page withEmails(List<String> addresses) {
			return new Page(path, type, title, generator, text, addresses, links, assets, body, verbatim, listing, form, padding);
		}

		Page withLinks(List<String> others) {
			return new Page(path, type, title, generator, text, emails, others, assets, body, verbatim, listing, form, padding);
		}

		Page withMoreLinks(List<String> others) {
			return withLinks(Stream.concat(links.stream(), others.stream()).toList());
		}

		boolean isHtml() {
			return type.equals(HTML);
		}
	}

	enum Condition {
		VALID, EXPIRED, SELF_SIGNED, GARBAGE
	}

	/**
	 * A certificate that is presented somewhere.
	 *
	 * @param hosts who presents it
	 * @param logged whether the certificate log knows it
	 */
	record CertificatePlan(String subject, List<String> names, List<String> hosts, Condition condition,
			boolean logged) {

		static CertificatePlan from(DataNode node) {
			return new CertificatePlan(node.text("subject"), node.texts("names"), node.texts("hosts"),
					Condition.valueOf(node.text("condition", "valid").replace('-', '_').toUpperCase(Locale.ROOT)),
					node.flag("logged"));
		}
	}

	/**
	 * Machines told apart by name and address alone: all of them answer on the same loopback ports.
	 *
	 * @param transport which of the two web ports listen there
	 */
	record Farm(String cidr, Transport transport) {

		boolean contains(InetAddress address) {
			return AddressBlock.parse(cidr).contains(address);
		}
	}

	/** @param age since the certificate became valid */
	record LogEntry(List<String> names, Duration age, Duration lifetime) {

		static LogEntry from(DataNode node) {
			return new LogEntry(node.texts("names"), Duration.ofDays(Integer.parseInt(node.text("age"))),
					Duration.ofDays(Integer.parseInt(node.text("lifetime"))));
		}
	}

	/** What the domain registry, the registrar and the address registry have on file. */
	record Registries(Contact registrar, List<Contact> contacts, List<Registration> registrations,
			List<Network> networks, List<AutonomousSystem> autonomousSystems) {

		static Registries from(DataNode node) {
			return new Registries(Contact.from(node.node("registrar")), node.list("contacts", Contact::from),
					node.list("registrations", Registration::from), node.list("networks", Network::from),
					node.list("autonomous-systems", AutonomousSystem::from));
		}

		Contact contact(String handle) {
			return contacts.stream().filter(contact -> contact.handle().equals(handle)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("No contact " + handle));
		}

		Optional<Registration> registration(String domain) {
			return registrations.stream().filter(registration -> registration.domain().equals(domain)).findFirst();
		}

		Optional<Network> network(InetAddress address) {
			return networks.stream().filter(network -> AddressBlock.parse(network.cidr()).contains(address))
					.findFirst();
		}

		Optional<AutonomousSystem> autonomousSystem(int number) {
			return autonomousSystems.stream().filter(system -> system.number() == number).findFirst();
		}
	}

	/** A redacted contact has a handle and nothing else. */
	record Contact(String handle, String kind, String name, String email, String phone) {

		static Contact from(DataNode node) {
			return new Contact(node.text("handle"), node.text("kind", "organization"), node.text("name", ""),
					node.text("email", ""), node.text("phone", ""));
		}

		boolean redacted() {
			return kind.equals("redacted");
		}

		boolean person() {
			return kind.equals("person");
		}
	}

	/**
	 * What is on file about a domain.
	 *
	 * @param rdap contact handles by role
	 * @param whois the same for whois, whose role names differ
	 */
	record Registration(String domain, Instant registered, List<String> nameServers, Map<String, String> rdap,
			Map<String, String> whois) {

		static Registration from(DataNode node) {
			return new Registration(node.text("domain"), Instant.parse(node.text("registered")),
					node.texts("name-servers"), node.pairs("rdap"), node.pairs("whois"));
		}
	}

	record Network(String handle, String cidr, String country, String contact, Optional<String> origin) {

		static Network from(DataNode node) {
			return new Network(node.text("handle"), node.text("cidr"), node.text("country"), node.text("contact"),
					node.find("origin"));
		}
	}

	record AutonomousSystem(int number, String name, String country, String contact) {

		static AutonomousSystem from(DataNode node) {
			return new AutonomousSystem(node.number("number", 0), node.text("name"), node.text("country"),
					node.text("contact"));
		}
	}
}
