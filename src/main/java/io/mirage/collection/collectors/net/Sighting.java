package io.mirage.collection.collectors.net;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.TlsReply;

/** What is known of one service so far. Used by one thread. */
final class Sighting {

	private final Map<String, String> attributes = new LinkedHashMap<>();
	private @Nullable TlsReply tls;
	private @Nullable SshHostKey hostKey;
	private @Nullable Evidence evidence;
	private boolean open;

	/** The first one to say something is right; what is empty says nothing. */
	Sighting says(String attribute, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			attributes.putIfAbsent(attribute, value);
		}
		return this;
	}

	Sighting is(String service) {
		return says("service", service);
	}

	boolean isRecognised() {
		return attributes.containsKey("service");
	}

	String get(String attribute) {
		return attributes.getOrDefault(attribute, "");
	}

	/** It gave away, without asking who we are, what only its users should get. */
	void letsEverybodyIn() {
		open = true;
	}

	boolean isOpenToEverybody() {
		return open;
	}

	/** @param reply of the handshake, from the first byte or asked for */
	void presents(TlsReply reply) {
		tls = reply;
		says("tls", reply.protocol());
	}

	@Nullable TlsReply tls() {
		return tls;
	}

	void hasKey(SshHostKey key) {
		hostKey = key;
	}

	@Nullable SshHostKey hostKey() {
		return hostKey;
	}

	/** The last conversation that said something is what all rests on. */
	void restsOn(Evidence transcript) {
		if (evidence == null || transcript.bytes().length > 0) {
			evidence = transcript;
		}
	}

	@Nullable Evidence evidence() {
		return evidence;
	}

	Map<String, String> attributes() {
		return attributes;
	}
}
