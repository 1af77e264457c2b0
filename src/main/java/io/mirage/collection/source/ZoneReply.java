package io.mirage.collection.source;

import java.util.List;

import org.xbill.DNS.Record;

/**
 * A whole zone, as a server hands it to whoever asks (RFC 5936).
 *
 * @param records from SOA to SOA, in the server's order
 * @param complete false if there was more than is read
 */
public record ZoneReply(List<Record> records, boolean complete, Evidence evidence) {}
