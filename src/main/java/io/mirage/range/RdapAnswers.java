package io.mirage.range;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.range.Company.AutonomousSystem;
import io.mirage.range.Company.Contact;
import io.mirage.range.Company.Network;
import io.mirage.range.Company.Registration;

/** RDAP as the registries give it (RFC 9083), and the bootstrap files that lead to them (RFC 9224). */
final class RdapAnswers {

	private static final List<String> IPV4 =
			List.of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15");

	private static final String TYPE = "application/rdap+json";

	/** Sorted, so that two starts say the same byte for byte. */
	private static final JsonMapper JSON = JsonMapper.builder()
			.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

	private final Company company;

	private final Instant now;

	RdapAnswers(Company company, Instant now) {
		this.company = company;
		this.now = now.truncatedTo(ChronoUnit.DAYS);
	}

	/** The bootstrap service: {@code /rdap/dns.json} and its siblings. */
	HttpResponse bootstrap(HttpRequest request) {
		String domains = "https://" + company.services().domainRdap() + "/";
		String addresses = "https://" + company.services().addressRdap() + "/";
		return switch (request.path()) {
			case "/rdap/dns.json" -> bootstrap(List.of("example"), domains);
			case "/rdap/ipv4.json" -> bootstrap(IPV4, addresses);
			case "/rdap/ipv6.json" -> bootstrap(List.of("2001:db8::/32"), addresses);
			case "/rdap/asn.json" -> bootstrap(List.of("64496-64511"), addresses);
			default -> HttpResponse.ofStatus(404);
		};
	}

	private HttpResponse bootstrap(List<String> entries, String server) {
		return json("application/json", 200, Map.of("version", "1.0", "publication", now.toString(),
				"description", "Bootstrap file of the practice range", "services", List.of(List.of(entries, List.of(server)))));
	}

	/** The registry of domains: {@code /domain/} and {@code /entity/}. */
	HttpResponse domains(HttpRequest request) {
		Optional<Map<String, Object>> found = argument(request, "/domain/")
				.flatMap(name -> company.registries().registration(name.toLowerCase(Locale.ROOT)))
				.map(this::domain).or(() -> entity(request));
		return answer(found);
	}

	/** The registry of numbers: {@code /ip/}, {@code /autnum/} and {@code /entity/}. */
	HttpResponse addresses(HttpRequest request) {
		Optional<Map<String, Object>> found = argument(request, "/ip/").flatMap(RdapAnswers::address)
				.flatMap(company.registries()::network).map(this::network)
				.or(() -> argument(request, "/autnum/").filter(number -> number.matches("\\d{1,9}"))
						.flatMap(number -> company.registries().autonomousSystem(Integer.parseInt(number)))
						.map(this::autonomousSystem))
				.or(() -> entity(request));
		return answer(found);
	}

	/** An address, or the first one of a block. */
	private static Optional<InetAddress> address(String text) {
		return Addresses.tryParse(text.split("/", 2)[0]);
	}

	private static Optional<String> argument(HttpRequest request, String prefix) {
		return request.path().startsWith(prefix)
				? Optional.of(request.path().substring(prefix.length())) : Optional.empty();
	}

	private Optional<Map<String, Object>> entity(HttpRequest request) {
		return argument(request, "/entity/").flatMap(handle -> company.registries().contacts().stream()
				.filter(contact -> contact.handle().equals(handle)).findFirst())
				.map(contact -> entity(contact, List.of()));
	}

	private static HttpResponse answer(Optional<Map<String, Object>> found) {
		if (found.isEmpty()) {
			return json(TYPE, 404, Map.of("errorCode", 404, "title", "Not Found",
					"description", List.of("The registry has no such object.")));
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("rdapConformance", List.of("rdap_level_0", "redacted"));
		body.putAll(found.get());
		return json(TYPE, 200, body);
	}

	private static HttpResponse json(String type, int status, Object body) {
		return new HttpResponse(status, Map.of("Content-Type", type), JSON.writeValueAsBytes(body))
				.with("Access-Control-Allow-Origin", "*");
	}

	private Map<String, Object> domain(Registration registration) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("objectClassName", "domain");
		body.put("handle", "D1001-EXAMPLE");
		body.put("ldhName", registration.domain());
		body.put("status", List.of("client transfer prohibited"));
		body.put("events", List.of(event("registration", registration.registered()),
				event("expiration", now.plus(Duration.ofDays(200))), event("last changed", now.minus(Duration.ofDays(60)))));
		body.put("nameservers", registration.nameServers().stream()
				.map(host -> Map.of("objectClassName", "nameserver", "ldhName", host.toUpperCase(Locale.ROOT))).toList());
		body.put("secureDNS", Map.of("delegationSigned", false));
		body.put("entities", entities(registration));
		body.put("redacted", List.of(Map.of("name", Map.of("description", "Registrant Name"),
				"prePath", "$.entities[?(@.roles[0]=='registrant')].vcardArray[1][?(@[0]=='fn')][3]", "method", "emptyValue")));
		body.put("links", self(company.services().domainRdap(), "/domain/" + registration.domain()));
		return body;
	}

	private List<Map<String, Object>> entities(Registration registration) {
		List<Map<String, Object>> entities = new ArrayList<>();
		Contact registrar = company.registries().registrar();
		Contact desk = new Contact("", "organization", "Abuse desk", registrar.email(), registrar.phone());
		Map<String, Object> entity = entity(new Contact(registrar.handle(), "organization", registrar.name(), "", ""),
				List.of("registrar"));
		entity.put("publicIds", List.of(Map.of("type", "IANA Registrar ID", "identifier", registrar.handle())));
		entity.put("entities", List.of(entity(desk, List.of("abuse"))));
		entities.add(entity);
		registration.rdap().forEach((role, handle) ->
				entities.add(entity(company.registries().contact(handle), List.of(role))));
		return entities;
	}

	private Map<String, Object> network(Network network) {
		AddressBlock block = AddressBlock.parse(network.cidr());
		boolean six = network.cidr().contains(":");
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("objectClassName", "ip network");
		body.put("handle", network.handle());
		body.put("startAddress", Addresses.format(block.network()));
		body.put("endAddress", Addresses.format(block.last()));
		body.put("ipVersion", six ? "v6" : "v4");
		body.put("name", network.handle());
		body.put("type", "ASSIGNED PA");
		body.put("country", network.country());
		body.put("cidr0_cidrs", List.of(Map.of(six ? "v6prefix" : "v4prefix", Addresses.format(block.network()),
				"length", block.prefixLength())));
		body.put("entities", List.of(entity(company.registries().contact(network.contact()), List.of("registrant", "abuse"))));
		body.put("links", self(company.services().addressRdap(), "/ip/" + network.cidr()));
		return body;
	}

	private Map<String, Object> autonomousSystem(AutonomousSystem system) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("objectClassName", "autnum");
		body.put("handle", "AS" + system.number());
		body.put("startAutnum", system.number());
		body.put("endAutnum", system.number());
		body.put("name", system.name());
		body.put("country", system.country());
		body.put("entities", List.of(entity(company.registries().contact(system.contact()), List.of("registrant"))));
		body.put("links", self(company.services().addressRdap(), "/autnum/" + system.number()));
		return body;
	}

	private static Map<String, Object> entity(Contact contact, List<String> roles) {
		Map<String, Object> entity = new LinkedHashMap<>();
		entity.put("objectClassName", "entity");
		if (!contact.handle().isEmpty()) {
			entity.put("handle", contact.handle());
		}
		if (!roles.isEmpty()) {
			entity.put("roles", roles);
		}
		entity.put("vcardArray", List.of("vcard", vcard(contact)));
		return entity;
	}

	/** jCard (RFC 7095). A redacted one keeps its frame and loses its content. */
	private static List<Object> vcard(Contact contact) {
		List<Object> properties = new ArrayList<>();
		properties.add(property("version", Map.of(), "text", "4.0"));
		properties.add(property("fn", Map.of(), "text", contact.name()));
		if (contact.redacted()) {
			return properties;
		}
		properties.add(property("kind", Map.of(), "text", contact.person() ? "individual" : "org"));
		if (!contact.phone().isEmpty()) {
			properties.add(property("tel", Map.of("type", "voice"), "uri", "tel:" + contact.phone()));
		}
		if (!contact.email().isEmpty()) {
			properties.add(property("email", Map.of(), "text", contact.email()));
		}
		return properties;
	}

	private static List<Object> property(String name, Map<String, String> parameters, String type, String value) {
		return List.of(name, parameters, type, value);
	}

	private static Map<String, Object> event(String action, Instant at) {
		return Map.of("eventAction", action, "eventDate", at.toString());
	}

	private static List<Map<String, Object>> self(String host, String path) {
		return List.of(Map.of("rel", "self", "type", TYPE, "href", "https://" + host + path));
	}
}
