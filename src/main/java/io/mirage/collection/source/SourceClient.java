package io.mirage.collection.source;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.mirage.collection.source.SourceException.Unreachable;

/**
 * The only way out for a collector. Every call is decided by the scope gate, paced by the source's limits, counted and
 * recorded; its answer carries the raw bytes.
 */
public interface SourceClient {

	/** Asks the name servers one question. Waits for the answer. @param type such as {@code org.xbill.DNS.Type.A} */
	DnsReply dns(String name, int type) throws SourceException, InterruptedException;

	/**
	 * Asks many names at once.
	 *
	 * @return an answer for each name that could be asked; names whose servers did not answer are missing
	 * @throws Unreachable if not one name was answered
	 */
	Map<String, DnsReply> dnsAll(Collection<String> names, int type) throws SourceException, InterruptedException;

	/** Asks for signatures too and leaves their check to the asker: what a validating name server would hold back comes as well. */
	DnsReply dnssec(String name, int type) throws SourceException, InterruptedException;

	/** Asks the name servers about a third party's name, such as a blocklist's entry for an address. */
	DnsReply lookUp(String name, int type) throws SourceException, InterruptedException;

	/** Asks one open name server of a third party, such as one that filters. @param server its address or name */
	DnsReply dnsAt(String server, String name, int type) throws SourceException, InterruptedException;

	/**
	 * Asks one of a zone's name servers for all of the zone (AXFR).
	 *
	 * @param server its name or address
	 * @throws Blocked if it refuses, as it should
	 */
	ZoneReply transfer(String zone, String server) throws SourceException, InterruptedException;

	/**
	 * Fetches from a third party; its certificate must be valid. Redirects are followed, each one decided anew.
	 *
	 * @return an answer to the question, "there is no such thing" (404) included; what a status says of us or of the
	 *         server's health (401, 403, 429, 5xx) is an exception
	 */
	HttpReply fetch(URI uri) throws SourceException, InterruptedException;

	/**
	 * Asks a third party as {@link #fetch(URI)} does, by any method, with headers and a body. Headers and body are for the
	 * host they were written for and do not follow a redirect to another one.
	 */
	HttpReply fetch(SourceRequest request) throws SourceException, InterruptedException;

	/**
	 * Fetches from the target itself, as an ordinary visitor; bad certificates are put up with. Redirects are not followed.
	 * What another collector of the scan has just seen is not fetched again.
	 */
	HttpReply visit(URI uri) throws SourceException, InterruptedException;

	/**
	 * Visits as {@link #visit(URI)} does, for a host that wants to be left in peace between two calls.
	 *
	 * @param distance least time since this collector's call to the host before; nothing is waited for what the scan has seen
	 */
	HttpReply visit(URI uri, Duration distance) throws SourceException, InterruptedException;

	/**
	 * Asks a third party whether there is something at an address; its certificate must be valid. Whatever the status, it is
	 * the answer, and redirects are not followed.
	 */
	HttpReply probe(URI uri) throws SourceException, InterruptedException;

	/** Opens a TLS connection to the target and looks at its certificate. */
	TlsReply handshake(String host, int port) throws SourceException, InterruptedException;

	/**
	 * Holds a conversation with a TCP service of the target.
	 *
	 * @throws Unreachable if nobody takes the connection
	 */
	<T> T converse(String host, int port, TcpConversation<T> conversation) throws SourceException, InterruptedException;

	/**
	 * Tries which TCP ports of the target take a connection, and says nothing on them.
	 *
	 * @return the state of each port that was tried; those that may not be reached are missing
	 * @throws SourceException if not one port could be tried
	 */
	Map<Integer, PortState> knock(String host, Collection<Integer> ports, Knocking how) throws SourceException, InterruptedException;

	/** Asks a whois server (RFC 3912). */
	TextReply whois(String server, String query) throws SourceException, InterruptedException;

	/** A setting of the collector's source, for example {@code base-url}. */
	String setting(String key, String fallback);

	/** Texts that ship with the product, such as a word list: lines without blanks and comments. */
	List<String> wordList(String name);
}
