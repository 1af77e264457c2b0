package io.mirage.collection.source;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Record;

/** What the name servers say. Its evidence is written down only when somebody wants it: most names do not exist. */
public final class DnsReply {

	private final String name;
	private final List<Record> records;
	private final boolean exists;
	private final boolean authenticated;
	private final boolean disputed;
	private final Supplier<Evidence> writing;
	private volatile @Nullable Evidence evidence;

	public DnsReply(String name, List<Record> records, boolean exists, Evidence evidence) {
		this(name, records, exists, false, false, () -> evidence);
	}

	/** @param evidence the same each time it is asked for */
	public DnsReply(String name, List<Record> records, boolean exists, boolean authenticated, Supplier<Evidence> evidence) {
		this(name, records, exists, authenticated, false, evidence);
	}

	private DnsReply(String name, List<Record> records, boolean exists, boolean authenticated, boolean disputed, Supplier<Evidence> evidence) {
		this.name = name;
		this.records = List.copyOf(records);
		this.exists = exists;
		this.authenticated = authenticated;
		this.disputed = disputed;
		this.writing = evidence;
	}

	public String name() {
		return name;
	}

	/** The answer section in its order, aliases included; empty if there is nothing of that type. */
	public List<Record> records() {
		return records;
	}

	/** False if the name does not exist (NXDOMAIN, RFC 8020). */
	public boolean exists() {
		return exists;
	}

	/** Whether the name server says that it checked the signatures (AD, RFC 4035, 3.2.3). It has to be believed. */
	public boolean authenticated() {
		return authenticated;
	}

	/** Whether other name servers that were asked the same say otherwise; this is what most of them say. */
	public boolean isDisputed() {
		return disputed;
	}

	/** The same reply, which others contradict. */
	public DnsReply disputed() {
		return new DnsReply(name, records, exists, authenticated, true, this::evidence);
	}

	public Evidence evidence() {
		Evidence written = evidence;
		if (written == null) {
			written = writing.get();
			evidence = written;
		}
		return written;
	}
}
