package io.mirage.collection.collectors.dns;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.xbill.DNS.ARecord;

import io.mirage.collection.source.DnsReply;

/**
 * An open name server that hides what it thinks bad.
 *
 * @param instead the addresses that it gives for hidden names; empty if it says that they do not exist
 */
record DnsFilter(String name, String address, Set<String> instead, String filters) {

	private static final List<DnsFilter> KNOWN = Lines.read("filters", 4).stream().map(row -> new DnsFilter(row.getFirst(), row.get(1),
			row.get(2).equals("nxdomain") ? Set.of() : Arrays.stream(row.get(2).split(",")).map(String::strip).collect(Collectors.toSet()),
			row.get(3))).toList();

	static List<DnsFilter> known() {
		return KNOWN;
	}

	/** @param reply about a name that others say exists */
	boolean hides(DnsReply reply) {
		Set<String> addresses = Records.about(reply.name(), reply).stream().filter(ARecord.class::isInstance).map(Records::data)
				.collect(Collectors.toCollection(HashSet::new));
		return instead.isEmpty() ? !reply.exists() : !addresses.isEmpty() && instead.containsAll(addresses);
	}
}
