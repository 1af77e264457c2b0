package io.mirage.range;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.mirage.range.Company.AutonomousSystem;
import io.mirage.range.Company.Contact;
import io.mirage.range.Company.Network;
import io.mirage.range.Company.Registration;

/** What each whois server says, in the layout of its kind: the root, a thin registry, a registrar, an address registry. */
final class WhoisAnswers {

	private static final Map<String, String> ROLES = Map.of("registrant", "Registrant", "admin", "Admin", "tech", "Tech");

	private final Company company;

	private final Instant now;

	WhoisAnswers(Company company, Instant now) {
		this.company = company;
		this.now = now.truncatedTo(ChronoUnit.DAYS);
	}

	/** {@code refer:} leads to who knows more, as at whois.iana.org. */
	String root(String query) {
		boolean number = isNumber(query);
		if (!number && !query.equals("example") && !query.endsWith(".example")) {
			return "% IANA WHOIS server\n%\n% This query returned 0 objects.\n";
		}
		String refer = number ? company.services().addressWhois() : company.services().domainWhois();
		return """
				%% IANA WHOIS server
				%% This query returned 1 object

				refer:        %s

				%s
				organisation: Practice Range Registry
				status:       ACTIVE
				source:       IANA
				""".formatted(refer, number ? "inetnum:      documentation" : "domain:       EXAMPLE");
	}

	private static boolean isNumber(String query) {
		return query.matches("as\\d{1,10}") || address(query).isPresent();
	}

	private static Optional<InetAddress> address(String query) {
		return Addresses.tryParse(query.split("/", 2)[0]);
	}

	/** Names the registrar and the name servers, not the holder. */
	String registry(String query) {
		return company.registries().registration(query).map(this::thin)
				.orElse("No match for \"" + printable(query).toUpperCase(Locale.ROOT) + "\".\n");
	}

	/** Names the contacts, as far as they are not redacted. */
	String registrar(String query) {
		return company.registries().registration(query)
				.map(registration -> thin(registration) + registration.whois().entrySet().stream()
						.map(role -> contact(ROLES.getOrDefault(role.getKey(), role.getKey()),
								company.registries().contact(role.getValue())))
						.collect(Collectors.joining()))
				.orElse("No match for \"" + printable(query).toUpperCase(Locale.ROOT) + "\".\n");
	}

	private String thin(Registration registration) {
		Contact registrar = company.registries().registrar();
		return """
				Domain Name: %s
				Registry Domain ID: D1001-EXAMPLE
				Registrar WHOIS Server: %s
				Registrar URL: https://www.kitestring-registrar.example
				Updated Date: %s
				Creation Date: %s
				Registry Expiry Date: %s
				Registrar: %s
				Registrar IANA ID: %s
				Registrar Abuse Contact Email: %s
				Registrar Abuse Contact Phone: %s
				Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited
				%s
				DNSSEC: unsigned
				""".formatted(registration.domain().toUpperCase(Locale.ROOT), company.services().registrarWhois(),
				now.minus(Duration.ofDays(60)), registration.registered(), now.plus(Duration.ofDays(200)),
				registrar.name(), registrar.handle(), registrar.email(), dotted(registrar.phone()),
				registration.nameServers().stream().map(host -> "Name Server: " + host.toUpperCase(Locale.ROOT))
						.collect(Collectors.joining("\n")));
	}

	private static String contact(String role, Contact contact) {
		String hidden = "REDACTED FOR PRIVACY";
		boolean redacted = contact.redacted();
		return """
				%1$s Name: %2$s
				%1$s Phone: %3$s
				%1$s Email: %4$s
				""".formatted(role, redacted ? hidden : contact.name(), redacted ? hidden : dotted(contact.phone()),
				redacted ? hidden : contact.email());
	}

	/** The registrars' own way to write a number (RFC 5733): a dot after the country code. */
	private static String dotted(String phone) {
		return phone.replaceFirst("^\\+1", "+1.");
	}

	/** Blocks and autonomous systems in the layout of the RIPE database. */
	String numbers(String query) {
		if (query.matches("as\\d{1,9}")) {
			return company.registries().autonomousSystem(Integer.parseInt(query.substring(2)))
					.map(this::autonomousSystem).orElse(NOTHING);
		}
		return address(query).flatMap(company.registries()::network).map(this::network).orElse(NOTHING);
	}

	private static final String NOTHING = "% This is the practice range's address registry.\n\n%ERROR:101: no entries found\n";

	private String network(Network network) {
		AddressBlock block = AddressBlock.parse(network.cidr());
		boolean six = network.cidr().contains(":");
		String range = six ? network.cidr() : Addresses.format(block.network()) + " - " + Addresses.format(block.last());
		Contact contact = company.registries().contact(network.contact());
		String route = network.origin().map(origin -> """

				%-16s%s
				origin:         %s
				source:         RANGE
				""".formatted(six ? "route6:" : "route:", network.cidr(), origin)).orElse("");
		return """
				%% This is the practice range's address registry.

				%% Abuse contact for '%s' is '%s'

				%-16s%s
				netname:        %s
				country:        %s
				org-name:       %s
				status:         ASSIGNED PA
				source:         RANGE

				%s%s""".formatted(range, contact.email(), six ? "inet6num:" : "inetnum:", range, network.handle(),
				network.country(), contact.name(), role(contact), route);
	}

	private String autonomousSystem(AutonomousSystem system) {
		Contact contact = company.registries().contact(system.contact());
		return """
				%% This is the practice range's address registry.

				aut-num:        AS%d
				as-name:        %s
				org-name:       %s
				country:        %s
				source:         RANGE

				%s""".formatted(system.number(), system.name(), contact.name(), system.country(), role(contact));
	}

	private static String role(Contact contact) {
		return List.of("role:           " + contact.name(), "phone:          " + contact.phone(),
				"e-mail:         " + contact.email(), "nic-hdl:        " + contact.handle(), "source:         RANGE")
				.stream().map(line -> line + "\n").collect(Collectors.joining());
	}

	private static String printable(String query) {
		return query.replaceAll("[^\\x20-\\x7e]", "?");
	}
}
