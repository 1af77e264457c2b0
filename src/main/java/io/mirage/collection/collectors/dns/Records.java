package io.mirage.collection.collectors.dns;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;

import io.mirage.collection.source.DnsReply;
import io.mirage.platform.entities.Addresses;

/** DNS records as text, and which of an answer's records belong to the question. */
public final class Records {

	private Records() {}

	/** The records of the name itself and of whatever it is an alias of; what else a server put in is left out. */
	public static List<Record> about(String name, DnsReply reply) {
		Set<String> chain = new HashSet<>(Set.of(name));
		boolean longer = true;
		while (longer) {
			longer = chain.addAll(reply.records().stream()
					.filter(entry -> entry instanceof CNAMERecord && chain.contains(text(entry.getName())))
					.map(entry -> text(((CNAMERecord) entry).getTarget())).toList());
		}
		return reply.records().stream().filter(entry -> chain.contains(text(entry.getName()))).toList();
	}

	/** Lower case, without the final dot. */
	public static String text(Name name) {
		return name.canonicalize().toString(true);
	}

	/** Names without final dots, addresses canonical, the strings of a TXT record joined and without quotes. */
	public static String data(Record entry) {
		return switch (entry) {
			case ARecord address -> Addresses.text(address.getAddress());
			case AAAARecord address -> Addresses.text(address.getAddress());
			case TXTRecord text -> String.join("", text.getStrings());
			default -> Arrays.stream(entry.rdataToString().split(" ")).map(Records::withoutFinalDot).collect(Collectors.joining(" "));
		};
	}

	private static String withoutFinalDot(String word) {
		return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
	}
}
