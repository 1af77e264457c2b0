package io.mirage.range;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.mirage.range.Company.CertificatePlan;
import io.mirage.range.Company.Contact;
import io.mirage.range.Company.LogEntry;
import io.mirage.range.Company.Network;
import io.mirage.range.Company.Registration;
import io.mirage.range.GroundTruth.Entity;

/** What {@code rdap}, {@code whois} and {@code crtsh} find. Redacted contacts yield nothing. */
record RegistryTruth(Company company) implements TruthDerivation.Questions {

	private static final String RDAP = "rdap";

	private static final String WHOIS = "whois";

	@Override
	public void ask(Entity entity, TruthDerivation notes) {
		Company.Registries registries = company.registries();
		switch (entity.type()) {
			case "DomainName" -> {
				registries.registration(entity.value()).ifPresent(registration -> domain(entity, registration, notes));
				log(entity, notes);
			}
			case "IpAddress" -> registries.network(Addresses.parse(entity.value()))
					.ifPresent(network -> network(entity, network, notes));
			case "Asn" -> registries.autonomousSystem(Integer.parseInt(entity.value().substring("AS".length())))
					.ifPresent(system -> List.of(RDAP, WHOIS)
							.forEach(collector -> contact(collector, entity, entity, registries.contact(system.contact()), notes)));
			default -> { }
		}
	}

	private void domain(Entity domain, Registration registration, TruthDerivation notes) {
		contacts(RDAP, domain, registration.rdap().values(), notes);
		contacts(WHOIS, domain, registration.whois().values(), notes);
		for (String collector : List.of(RDAP, WHOIS)) {
			notes.found(collector, domain, new Entity("DomainRegistration", domain.value()));
			Contact registrar = company.registries().registrar();
			Entity organization = new Entity("Organization", registrar.name());
			notes.found(collector, domain, organization);
			notes.related(collector, "registered_by", domain, organization);
			notes.found(collector, domain, new Entity("EmailAddress", registrar.email()));
			notes.found(collector, domain, new Entity("PhoneNumber", registrar.phone()));
			registration.nameServers().stream().map(notes::host).forEach(server -> {
				notes.found(collector, domain, server);
				notes.related(collector, "name_served_by", domain, server);
			});
		}
	}

	private void contacts(String collector, Entity domain, Collection<String> handles, TruthDerivation notes) {
		handles.stream().map(company.registries()::contact)
				.forEach(contact -> contact(collector, domain, domain, contact, notes));
	}

	/** @param subject whose contact it is, which need not be what was asked about */
	private static void contact(String collector, Entity asked, Entity subject, Contact contact, TruthDerivation notes) {
		if (contact.redacted()) {
			return;
		}
		Entity holder = new Entity(contact.person() ? "Person" : "Organization", contact.name());
		for (Entity found : List.of(holder, new Entity("EmailAddress", contact.email()),
				new Entity("PhoneNumber", contact.phone()))) {
			notes.found(collector, asked, found);
			notes.related(collector, "contact_of", found, subject);
		}
	}

	private void network(Entity address, Network network, TruthDerivation notes) {
		Entity block = new Entity("Netblock", network.cidr());
		for (String collector : List.of(RDAP, WHOIS)) {
			notes.found(collector, address, new Entity("NetworkRegistration", network.handle()));
			notes.found(collector, address, block);
			notes.related(collector, "contains", block, address);
			contact(collector, address, block, company.registries().contact(network.contact()), notes);
		}
		network.origin().map(origin -> new Entity("Asn", origin)).ifPresent(system -> {
			notes.found(WHOIS, address, system);
			notes.related(WHOIS, "announces", system, block);
		});
	}

	/** Patterns such as {@code *.apps} are not hosts. */
	private void log(Entity domain, TruthDerivation notes) {
		List<List<String>> logged = Stream.concat(
				company.certificates().stream().filter(CertificatePlan::logged).map(CertificatePlan::names),
				company.certificateLog().stream().map(LogEntry::names)).toList();
		logged.stream().flatMap(List::stream).filter(name -> !name.startsWith("*.")).map(notes::host)
				.filter(host -> !host.equals(domain))
				.forEach(host -> notes.found("crtsh", domain, host));
	}
}
