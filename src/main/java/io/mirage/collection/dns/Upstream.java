package io.mirage.collection.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One name server: its ports, how it fares, and how often it may be asked. */
final class Upstream {

	/** Enough that neither a port's buffer nor its number space is ever the limit. */
	private static final int PORTS = 4;

	private final InetSocketAddress address;
	private final Health health;
	private final Pace pace;
	private final CopyOnWriteArrayList<Port> ports = new CopyOnWriteArrayList<>();
	/** Of the receiving thread. */
	private final List<Port> retired = new ArrayList<>();
	private volatile long lastUse = System.nanoTime();

	/** @throws IOException if there is no way to the address, as to IPv6 where there is none */
	Upstream(InetSocketAddress address, DnsPlan plan, Selector selector) throws IOException {
		this.address = address;
		this.health = new Health(plan.timeout());
		this.pace = new Pace(plan.rate());
		for (int i = 0; i < PORTS; i++) {
			ports.add(Port.open(address, selector));
		}
	}

	InetSocketAddress address() {
		return address;
	}

	Health health() {
		return health;
	}

	Pace pace() {
		return pace;
	}

	Port port(Unpredictable random) {
		lastUse = System.nanoTime();
		return ports.get(random.below(PORTS));
	}

	/** When somebody was last interested in it; in the receiving thread only. */
	boolean isUnusedSince(long then) {
		return lastUse - then < 0 && retired.isEmpty() && ports.stream().allMatch(port -> port.waiting().isEmpty());
	}

	/** In the receiving thread only. */
	void forEachWaiting(Consumer<Attempt> action) {
		ports.forEach(port -> port.waiting().forEach(action));
		retired.forEach(port -> port.waiting().forEach(action));
	}

	/** Takes spent ports out of use, and closes those on which nothing is waited for any more. In the receiving thread only. */
	void renewPorts(Selector selector) throws IOException {
		for (Iterator<Port> old = retired.iterator(); old.hasNext();) {
			Port port = old.next();
			if (port.waiting().isEmpty()) {
				port.close();
				old.remove();
			}
		}
		for (int i = 0; i < PORTS; i++) {
			if (ports.get(i).isSpent()) {
				retired.add(ports.set(i, Port.open(address, selector)));
			}
		}
	}

	void close() throws IOException {
		for (Port port : ports) {
			port.close();
		}
		for (Port port : retired) {
			port.close();
		}
	}
}
