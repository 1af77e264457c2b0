package io.mirage.collection.collectors.net;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException.NotPermitted;

/** Which ports are tried how fast, as the settings of the port scan say. */
record PortChoice(List<Integer> ports, Knocking how) {

	private static final String TOP = "top-";
	private static final int MOST_PER_SECOND = 5000;
	private static final int MOST_AT_ONCE = 500;
	private static final int LONGEST_PATIENCE_MILLIS = 30_000;

	/** @throws NotPermitted if a setting makes no sense; then no port is tried rather than the wrong ones */
	static PortChoice of(SourceClient source) throws NotPermitted {
		Knocking how = new Knocking(number(source, "rate", "200", MOST_PER_SECOND), number(source, "at-once", "50", MOST_AT_ONCE),
				Duration.ofMillis(number(source, "patience-millis", "2000", LONGEST_PATIENCE_MILLIS)));
		return new PortChoice(ports(source.setting("ports", TOP + "100")), how);
	}

	private static int number(SourceClient source, String key, String fallback, int most) throws NotPermitted {
		String text = source.setting(key, fallback);
		int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
		if (number < 1 || number > most) {
			throw new NotPermitted("The setting '" + key + "' of the port scan is " + text + ", not a number from 1 to " + most);
		}
		return number;
	}

	/** {@code top-100}, or numbers and ranges such as {@code 22,80,8000-8100}. */
	static List<Integer> ports(String text) throws NotPermitted {
		if (text.matches(TOP + "[0-9]{1,4}")) {
			return KnownPorts.top(Integer.parseInt(text.substring(TOP.length())));
		}
		TreeSet<Integer> ports = new TreeSet<>();
		for (String part : text.split(",")) {
			String range = part.strip();
			if (!range.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
				throw new NotPermitted("'" + part + "' in the setting 'ports' of the port scan is neither a port nor a range of ports");
			}
			String[] ends = range.split("-", 2);
			IntStream.rangeClosed(port(ends[0]), port(ends[ends.length - 1])).forEach(ports::add);
		}
		return List.copyOf(ports);
	}

	private static int port(String text) throws NotPermitted {
		int port = Integer.parseInt(text);
		if (port < 1 || port > 0xFFFF) {
			throw new NotPermitted(port + " in the setting 'ports' of the port scan is not the number of a port");
		}
		return port;
	}
}
