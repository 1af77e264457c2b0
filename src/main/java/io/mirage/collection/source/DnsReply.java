package io.mirage.collection.source;

import java.util.List;

import org.xbill.DNS.Record;

/**
 * What the name servers say.
 *
 * @param records the answer section in its order, aliases included; empty if there is nothing of that type
 * @param exists false if the name does not exist (NXDOMAIN, RFC 8020)
 */
public record DnsReply(String name, List<Record> records, boolean exists, Evidence evidence) {}
