package io.mirage.collection.collectors.dns;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.xbill.DNS.CNAMERecord;

import io.mirage.collection.source.DnsReply;

/**
 * A service at which anybody may get a name that its former customer gave up.
 *
 * @param suffixes ends of the names that customers alias to it, each with its leading dot
 * @param page text of the page for names nobody has; empty if such names do not exist
 */
record Takeover(String service, List<String> suffixes, String page) {

	private static final List<Takeover> KNOWN = Lines.read("takeover", 4).stream().map(Takeover::of).toList();

	private static Takeover of(List<String> row) {
		boolean byPage = row.get(2).equals("page");
		if (byPage == row.get(3).isEmpty() || !byPage && !row.get(2).equals("name")) {
			throw new IllegalStateException("collectors/dns/takeover.txt: " + row.getFirst() + " has to be 'name', or 'page' with a text");
		}
		return new Takeover(row.getFirst(), Arrays.stream(row.get(1).split(",")).map(String::strip).toList(), row.get(3));
	}

	static List<Takeover> known() {
		return KNOWN;
	}

	/** The service that customers alias such a name to. */
	static Optional<Takeover> of(String target) {
		return KNOWN.stream().filter(service -> service.suffixes().stream().anyMatch(target::endsWith)).findFirst();
	}

	boolean showsItself() {
		return !page.isEmpty();
	}

	/** The name at the end of a chain of aliases; empty if the name is no alias. */
	static Optional<String> target(String name, DnsReply reply) {
		return Records.about(name, reply).stream().filter(CNAMERecord.class::isInstance)
				.map(alias -> Records.text(((CNAMERecord) alias).getTarget())).reduce((first, last) -> last);
	}
}
