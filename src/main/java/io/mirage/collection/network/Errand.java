package io.mirage.collection.network;

import io.mirage.events.scans.Intrusiveness;

/** What a collector goes out for. */
enum Errand {
	FETCH("http", Intrusiveness.PASSIVE),
	WHOIS("whois", Intrusiveness.PASSIVE),
	/** Asking a third party by a name of its own zone, as blocklists in the DNS are asked. */
	LOOK_UP("dns", Intrusiveness.PASSIVE),
	DNS("dns", Intrusiveness.DNS),
	VISIT("http", Intrusiveness.ACTIVE),
	CONVERSE("tcp", Intrusiveness.ACTIVE),
	KNOCK("tcp", Intrusiveness.ACTIVE),
	HANDSHAKE("tls", Intrusiveness.ACTIVE),
	TRANSFER("dns", Intrusiveness.AGGRESSIVE);

	private final String channel;
	private final Intrusiveness intrusiveness;

	Errand(String channel, Intrusiveness intrusiveness) {
		this.channel = channel;
		this.intrusiveness = intrusiveness;
	}

	/** As receipts name it. */
	String channel() {
		return channel;
	}

	Intrusiveness intrusiveness() {
		return intrusiveness;
	}

	/** Whether it goes to somebody who has nothing to do with the target. */
	boolean isToThirdParty() {
		return intrusiveness == Intrusiveness.PASSIVE;
	}
}
