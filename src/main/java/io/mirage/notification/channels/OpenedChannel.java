package io.mirage.notification.channels;

import java.net.URI;
import java.util.Map;

/**
 * A channel with what is needed to speak to it; lives no longer than a delivery.
 *
 * @param secret empty for none
 */
public record OpenedChannel(ChannelKind kind, Map<String, String> settings, String secret) {

	public OpenedChannel {
		settings = Map.copyOf(settings);
	}

	/** Empty if it is not set. */
	String setting(String name) {
		return settings.getOrDefault(name, "");
	}

	/** The setting's address, with a path behind it that is known to be one. */
	URI at(String name, String path) {
		String base = setting(name);
		return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
	}

	@Override
	public String toString() {
		return kind.label() + settings;
	}
}
