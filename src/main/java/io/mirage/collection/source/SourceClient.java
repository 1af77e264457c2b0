package io.mirage.collection.source;

import java.net.URI;
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
	 * Asks a third party that answers in the DNS, such as a blocklist, by a name in a zone of its own.
	 *
	 * @param type such as {@code org.xbill.DNS.Type.A}
	 */
	DnsReply lookUp(String name, int type) throws SourceException, InterruptedException;

	/** Fetches from the target itself, as an ordinary visitor; bad certificates are put up with. Redirects are not followed. */
	HttpReply visit(URI uri) throws SourceException, InterruptedException;

	/** Opens a TLS connection to the target and looks at its certificate. */
	TlsReply handshake(String host, int port) throws SourceException, InterruptedException;

	/** Asks a whois server (RFC 3912). */
	TextReply whois(String server, String query) throws SourceException, InterruptedException;

	/** A setting of the collector's source, for example {@code base-url}. */
	String setting(String key, String fallback);

	/** Texts that ship with the product, such as a word list: lines without blanks and comments. */
	List<String> wordList(String name);
}
