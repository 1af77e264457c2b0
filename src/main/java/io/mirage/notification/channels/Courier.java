package io.mirage.notification.channels;

import java.util.List;

import io.mirage.platform.outbound.OutboundException;

/** Brings parcels to one kind of receiver. */
interface Courier {

	/**
	 * What has to be known of a receiver.
	 *
	 * @param meaning for people
	 */
	record Setting(String name, boolean required, Form form, String meaning) {

		static Setting required(String name, Form form, String meaning) {
			return new Setting(name, true, form, meaning);
		}

		static Setting optional(String name, Form form, String meaning) {
			return new Setting(name, false, form, meaning);
		}
	}

	enum Form {
		TEXT, URL, ADDRESSES, SOCKET
	}

	ChannelKind kind();

	List<Setting> settings();

	/** What the secret is, and whether there must be one. */
	Setting secret();

	/** Never called inside a transaction. */
	Receipt deliver(OpenedChannel channel, Parcel parcel) throws OutboundException, InterruptedException;
}
