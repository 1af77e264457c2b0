package io.mirage.collection.network;

import java.net.URI;
import java.util.Optional;

/** What the settings say of third parties, for whoever decides which of them to offer. */
public interface SourceSettings {

	/** What was set for a source, for example its {@code base-url}. */
	Optional<String> ofSource(String source, String key);

	/**
	 * Whether the operator lets connections go there at all.
	 *
	 * @param destination empty for a third party that answers in the DNS
	 */
	boolean mayConnectTo(Optional<URI> destination);
}
