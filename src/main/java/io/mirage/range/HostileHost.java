package io.mirage.range;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mirage.range.Company.LogEntry;

/** A host that means harm, as {@code range/hostile.yaml} describes it. */
record HostileHost(String host, String address, Deed does) {

	private static final String RESOURCE = "/range/hostile.yaml";

	enum Deed {
		/** A page that goes on for as long as somebody reads it. */
		ENDLESS_BODY,
		/** A header of ten megabytes. */
		HUGE_HEADER,
		/** Each page leads to the next one, for ever. */
		REDIRECT_LOOP,
		/** A TLS server whose certificate is noise. */
		GARBAGE_CERTIFICATE,
		/** An honest page in a charset that needs a state machine. */
		ISO_2022_JP,
		/** A megabyte that becomes a gigabyte. */
		GZIP_BOMB,
		/** A page that comes one byte at a time. */
		SLOW_LORIS,
		/** An honest host whose registration is nested a million levels deep. */
		DEEP_JSON,
		/** A name that its server says nothing about, not even that it does not exist. */
		SILENT_NAME
	}

	static List<HostileHost> load() {
		try (InputStream in = HostileHost.class.getResourceAsStream(RESOURCE)) {
			if (in == null) {
				throw new IllegalStateException("The class path lacks " + RESOURCE);
			}
			return DataNode.parse("hosts:\n" + new String(in.readAllBytes(), StandardCharsets.UTF_8))
					.list("hosts", HostileHost::from);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static HostileHost from(DataNode node) {
		return new HostileHost(node.text("host"), node.text("address"),
				Deed.valueOf(node.text("does").replace('-', '_').toUpperCase(Locale.ROOT)));
	}

	/** The company with these hosts in its zone and in the certificate log. */
	static Company join(Company company, List<HostileHost> hosts) {
		if (hosts.isEmpty()) {
			return company;
		}
		Map<String, String> zones = new LinkedHashMap<>(company.zones());
		zones.merge(company.domain(), hosts.stream().filter(host -> host.does() != Deed.SILENT_NAME)
				.map(host -> host.host() + ". A " + host.address() + "\n").collect(Collectors.joining("", "\n", "")), String::concat);
		Stream<LogEntry> logged = hosts.stream()
				.map(host -> new LogEntry(List.of(host.host()), Duration.ofDays(15), Duration.ofDays(90)));
		return company.with(zones, Stream.concat(company.certificateLog().stream(), logged).toList());
	}
}
