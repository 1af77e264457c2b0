package io.mirage.collection.dns;

/**
 * What name servers are asked.
 *
 * @param name lower case, without the final dot, labels of {@code a-z 0-9 - _ *} only
 * @param type such as {@code org.xbill.DNS.Type.A}
 * @param unchecked whether a validating resolver shall hand out signatures and leave their check to us (DO and CD bits,
 *            RFC 4035, 3.2)
 */
public record DnsQuestion(String name, int type, boolean unchecked) {

	public DnsQuestion(String name, int type) {
		this(name, type, false);
	}
}
