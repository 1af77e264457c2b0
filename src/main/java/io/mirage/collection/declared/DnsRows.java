package io.mirage.collection.declared;

import java.net.InetAddress;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import io.mirage.collection.source.DnsReply;
import io.mirage.platform.entities.Addresses;

/** Records as rows with {@code type} and {@code data}; texts without quotes. */
final class DnsRows {

	private DnsRows() {}

	static JsonNode of(DnsReply reply) {
		ArrayNode rows = JsonNodeFactory.instance.arrayNode();
		for (Record found : reply.records()) {
			rows.addObject().put("type", Type.string(found.getType())).put("data", data(found));
		}
		return rows;
	}

	private static String data(Record found) {
		return switch (found) {
			case ARecord a -> text(a.getAddress());
			case AAAARecord aaaa -> text(aaaa.getAddress());
			case TXTRecord txt -> String.join("", txt.getStrings());
			default -> found.rdataToString();
		};
	}

	private static String text(InetAddress address) {
		return Addresses.text(address);
	}
}
