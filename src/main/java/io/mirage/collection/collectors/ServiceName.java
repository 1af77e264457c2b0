package io.mirage.collection.collectors;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a service is found, as its entity writes it: {@code host:port/tcp}, an IPv6 address in brackets. */
public record ServiceName(String host, int port) {

	private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:.]{2,45})]|([^:\\[\\]/]{1,253})):([0-9]{1,5})/tcp");

	/** Empty for services over anything but TCP. */
	public static Optional<ServiceName> tryParse(String value) {
		Matcher form = FORM.matcher(value);
		if (!form.matches() || Integer.parseInt(form.group(3)) > 0xFFFF) {
			return Optional.empty();
		}
		return Optional.of(new ServiceName(form.group(1) != null ? form.group(1) : form.group(2), Integer.parseInt(form.group(3))));
	}

	/** As a web address names it. */
	public String authority() {
		return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
	}

	@Override
	public String toString() {
		return authority() + "/tcp";
	}
}
