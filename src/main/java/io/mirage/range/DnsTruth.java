package io.mirage.range;

import java.util.List;
import java.util.stream.Collectors;

import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import io.mirage.range.GroundTruth.Entity;

/** What {@code dns-records}, {@code reverse-dns} and {@code dns-brute} find. */
record DnsTruth(Company company, Zones zones) implements TruthDerivation.Questions {

	private static final String RECORDS = "dns-records";

	private static final List<Integer> TYPES =
			List.of(Type.A, Type.AAAA, Type.CNAME, Type.MX, Type.NS, Type.TXT, Type.SOA, Type.CAA);

	@Override
	public void ask(Entity entity, TruthDerivation notes) {
		String value = entity.value();
		switch (entity.type()) {
			case "DomainName" -> {
				records(entity, value, notes);
				records(entity, "_dmarc." + value, notes);
				guess(entity, notes);
			}
			case "Hostname" -> {
				if (company.owns(value)) {
					records(entity, value, notes);
				}
			}
			case "IpAddress" -> reverse(entity, notes);
			default -> { }
		}
	}

	private void records(Entity asked, String name, TruthDerivation notes) {
		for (int type : TYPES) {
			zones.records(name, type).forEach(entry -> read(asked, entry, notes));
		}
		zones.addresses(name).forEach(address ->
				relate("resolves_to", asked, new Entity("IpAddress", Addresses.format(address)), notes));
	}

	private void read(Entity asked, Record entry, TruthDerivation notes) {
		notes.found(RECORDS, asked, new Entity("DnsRecord", text(entry)));
		switch (entry) {
			case CNAMERecord alias -> relate("alias_of", asked, notes.host(Zones.text(alias.getTarget())), notes);
			case MXRecord exchange -> relate("mail_by", asked, notes.host(Zones.text(exchange.getTarget())), notes);
			case NSRecord server -> relate("name_served_by", asked, notes.host(Zones.text(server.getTarget())), notes);
			case TXTRecord text -> policy(asked, String.join("", text.getStrings()), notes);
			default -> { }
		}
	}

	private static void relate(String type, Entity asked, Entity other, TruthDerivation notes) {
		notes.found(RECORDS, asked, other);
		notes.related(RECORDS, type, asked, other);
	}

	private static void policy(Entity asked, String text, TruthDerivation notes) {
		if (text.startsWith("v=spf1 ")) {
			notes.found(RECORDS, asked, new Entity("EmailServerPolicy", asked.value() + " SPF"));
		}
		if (text.startsWith("v=DMARC1;")) {
			notes.found(RECORDS, asked, new Entity("EmailServerPolicy", asked.value() + " DMARC"));
		}
	}

	/** Name, type and data; names without the final dot, the strings of a TXT record joined and without quotes. */
	static String text(Record entry) {
		String data = entry instanceof TXTRecord text ? String.join("", text.getStrings())
				: List.of(entry.rdataToString().split(" ")).stream()
						.map(word -> word.endsWith(".") ? word.substring(0, word.length() - 1) : word)
						.collect(Collectors.joining(" "));
		return Zones.text(entry.getName()) + " " + Type.string(entry.getType()) + " " + address(entry, data);
	}

	private static String address(Record entry, String data) {
		return entry.getType() == Type.AAAA ? Addresses.format(Addresses.parse(data)) : data;
	}

	private void guess(Entity domain, TruthDerivation notes) {
		company.dictionary().stream().map(label -> label + "." + domain.value())
				.filter(host -> !zones.addresses(host).isEmpty())
				.forEach(host -> notes.found("dns-brute", domain, notes.host(host)));
	}

	private void reverse(Entity address, TruthDerivation notes) {
		Name name = ReverseMap.fromAddress(Addresses.parse(address.value()));
		for (Record entry : zones.resolve(name, Type.PTR).chain()) {
			if (entry instanceof PTRRecord pointer) {
				Entity host = notes.host(Zones.text(pointer.getTarget()));
				notes.found("reverse-dns", address, host);
				notes.related("reverse-dns", "ptr_of", host, address);
			}
		}
	}
}
