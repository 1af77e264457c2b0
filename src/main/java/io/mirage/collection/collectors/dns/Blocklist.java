package io.mirage.collection.collectors.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A list in the DNS (RFC 5782): a name made of what is asked about and the list's zone has an address if it is listed.
 *
 * @param ofNames whether names are listed in it, else IPv4 addresses
 */
record Blocklist(String name, String zone, boolean ofNames, List<Code> codes) {

	private static final List<Blocklist> KNOWN = read(Lines.read("blocklists", 6));

	enum Kind { LISTED, POLICY, REFUSED }

	/** @param bit 0 if the code is a range */
	record Code(String network, int from, int to, int bit, Kind kind, String meaning) {

		boolean fits(String address) {
			int dot = address.lastIndexOf('.');
			int last = Integer.parseInt(address.substring(dot + 1));
			return bit != 0 ? address.startsWith("127.0.0.") && (last & bit) != 0
					: address.substring(0, dot).equals(network) && from <= last && last <= to;
		}

		static Code of(String codes, Kind kind, String meaning) {
			if (codes.startsWith("bit ")) {
				return new Code("", 0, 0, Integer.parseInt(codes.substring("bit ".length())), kind, meaning);
			}
			int dot = codes.lastIndexOf('.');
			String[] ends = codes.substring(dot + 1).split("-");
			return new Code(codes.substring(0, dot), Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]), 0, kind, meaning);
		}
	}

	private static List<Blocklist> read(List<List<String>> rows) {
		Map<String, Blocklist> lists = new LinkedHashMap<>();
		for (List<String> row : rows) {
			lists.computeIfAbsent(row.get(1), zone -> new Blocklist(row.getFirst(), zone, row.get(2).equals("name"), new ArrayList<>()))
					.codes().add(Code.of(row.get(3), Kind.valueOf(row.get(4).toUpperCase(Locale.ROOT)), row.get(5)));
		}
		return List.copyOf(lists.values());
	}

	static List<Blocklist> known(boolean ofNames) {
		return KNOWN.stream().filter(list -> list.ofNames() == ofNames).toList();
	}

	/** The name to ask for. @param value a name, or an IPv4 address, whose parts are written backwards */
	String question(String value) {
		return ofNames ? value + "." + zone : String.join(".", List.of(value.split("\\.")).reversed()) + "." + zone;
	}

	/** What an address in the answer means; empty for one that the list does not define, such as a parked zone's. */
	List<Code> meanings(String address) {
		List<Code> fitting = codes.stream().filter(code -> code.fits(address)).toList();
		return fitting.stream().filter(code -> code.bit() == 0).findFirst().map(List::of).orElse(fitting);
	}
}
