package io.mirage.range;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A service that is not a web site: a port of a host, and what it says there.
 *
 * @param protocol how it speaks
 * @param banner what it says first, the last line end included; of the binary protocols the version
 * @param replies by the first word of a line, in upper case; the tag of an IMAP command is not counted and stands as
 * {@code {tag}} in the reply
 * @param otherwise the reply to every other line; empty for silence
 * @param product what the banner says of the software, if anything
 */
record Listener(String host, int port, Protocol protocol, String banner, Map<String, String> replies, String otherwise,
		Optional<String> product) {

	enum Protocol {
		LINES, TAGGED_LINES, MYSQL, POSTGRESQL, MONGODB
	}

	static Listener from(DataNode node) {
		return new Listener(node.text("host"), node.number("port", 0),
				Protocol.valueOf(node.text("protocol", "lines").replace('-', '_').toUpperCase(Locale.ROOT)),
				node.text("banner", ""), node.pairs("replies"), node.text("otherwise", ""), node.find("product"));
	}

	/** Whether a connection can be turned into an encrypted one (STARTTLS). */
	boolean upgradable() {
		return replies.containsKey(LineService.STARTTLS) || replies.containsKey("STLS");
	}
}
