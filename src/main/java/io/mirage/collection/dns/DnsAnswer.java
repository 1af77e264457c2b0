package io.mirage.collection.dns;

import java.io.IOException;
import java.net.InetSocketAddress;

import org.xbill.DNS.Message;

/**
 * A name server's answer as it came.
 *
 * @param wire the whole message (RFC 1035, 4.1); its header and question are those of the question asked
 */
public record DnsAnswer(byte[] wire, InetSocketAddress server) {

	/** Without the bits that EDNS adds. */
	public int code() {
		return wire[3] & 0xF;
	}

	boolean isTruncated() {
		return (wire[2] & 0x02) != 0;
	}

	/** @throws IOException if the bytes after the question are no DNS message */
	public Message message() throws IOException {
		try {
			return new Message(wire);
		} catch (IllegalArgumentException malformed) {
			throw new IOException("A record of the answer is malformed", malformed);
		}
	}
}
