package io.mirage.collection.collectors.dns;

import java.util.Set;
import java.util.TreeSet;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Record;

import io.mirage.collection.source.DnsReply;

/** Where a name leads. */
final class Signposts {

	private Signposts() {}

	/** What the name is an alias of, for the addresses behind that rotate; its addresses if it is none. */
	static Set<String> of(String name, DnsReply reply) {
		Set<String> aliases = new TreeSet<>();
		Set<String> addresses = new TreeSet<>();
		for (Record entry : Records.about(name, reply)) {
			if (entry instanceof CNAMERecord) {
				aliases.add(Records.data(entry));
			} else if (entry instanceof ARecord || entry instanceof AAAARecord) {
				addresses.add(Records.data(entry));
			}
		}
		return aliases.isEmpty() ? addresses : aliases;
	}
}
