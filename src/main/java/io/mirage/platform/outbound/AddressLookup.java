package io.mirage.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
interface AddressLookup {

	/** @return at least one */
	List<InetAddress> find(String name) throws UnknownHostException;
}
