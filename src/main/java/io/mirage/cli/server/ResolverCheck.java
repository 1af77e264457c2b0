package io.mirage.cli.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Whether name servers answer, which almost every collector needs.
 *
 * @param servers in the order they are asked
 */
record ResolverCheck(List<InetSocketAddress> servers) {

	private static final String NAME = "resolvers";
	private static final Duration PATIENCE = Duration.ofSeconds(2);
	private static final int SHOWN = 3;

	static ResolverCheck ofThisMachine() {
		return new ResolverCheck(ResolverConfig.getCurrentConfig().servers());
	}

	/** @param server as {@code host:port} */
	static ResolverCheck of(String server) {
		int colon = server.lastIndexOf(':');
		return new ResolverCheck(List.of(new InetSocketAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)))));
	}

	/** Any answer will do, a refusal too: it shows that somebody is there. */
	Check run() {
		List<InetSocketAddress> asked = servers.stream().limit(SHOWN).toList();
		List<InetSocketAddress> answering = asked.stream().filter(ResolverCheck::answers).toList();
		if (!answering.isEmpty()) {
			return Check.ok(NAME, answering.size() + " of " + asked.size() + " answer: " + answering);
		}
		return Check.warn(NAME, asked.isEmpty() ? "None is configured" : "None answers: " + asked,
				"Scans of names will find nothing. See to /etc/resolv.conf, or set network.resolvers of namespace collection.");
	}

	private static boolean answers(InetSocketAddress server) {
		SimpleResolver resolver = new SimpleResolver(server);
		resolver.setTimeout(PATIENCE);
		try {
			resolver.send(Message.newQuery(Record.newRecord(Name.root, Type.NS, DClass.IN)));
			return true;
		} catch (IOException silent) {
			return false;
		}
	}
}
