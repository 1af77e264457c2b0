package io.mirage.collection.network;

import java.time.Duration;
import java.util.List;

import io.mirage.collection.source.SourceClient;

/** A task's client, which remembers what it did. Used by one thread. */
public interface TrackedClient extends SourceClient {

	/** Outbound calls made so far; forbidden ones do not count. */
	int requests();

	/** How long another attempt has to wait to have any prospect of success; zero if nobody can say. */
	default Duration patience() {
		return Duration.ZERO;
	}

	/** The gate's decisions so far, in their order; at most 1,000, then the last one says how many were left out. */
	List<Receipt> receipts();
}
