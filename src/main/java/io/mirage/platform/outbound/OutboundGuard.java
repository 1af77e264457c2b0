package io.mirage.platform.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Destination;
import io.mirage.platform.entities.Netblock;
import io.mirage.platform.entities.SpecialAddresses;
import io.mirage.platform.outbound.OutboundException.Refused;
import io.mirage.platform.outbound.OutboundException.Unanswered;

/**
 * Decides whether an address that somebody has typed in may be called, so that nobody reaches through us what only we can
 * reach. A name is looked up here, once, and whoever calls connects to the very address that was judged.
 */
@Component
public class OutboundGuard {

	/** Where the operator opens more; every refusal names it. */
	public static final String SETTING = "mirage.outbound.allowed";

	private static final int FIRST_ORDINARY_PORT = 1024;

	private final List<Netblock> allowed;
	private final AddressLookup lookup;

	/** @param destination as the URL says it  @param way what is connected to */
	public record Approach(Destination destination, InetSocketAddress way) {}

	@Autowired
	OutboundGuard(OutboundProperties properties) {
		this(properties, name -> List.of(InetAddress.getAllByName(name)));
	}

	OutboundGuard(OutboundProperties properties, AddressLookup lookup) {
		this.allowed = properties.allowedBlocks();
		this.lookup = lookup;
	}

	/**
	 * Reads what somebody has typed, without looking anything up.
	 *
	 * @throws Refused if it is no http or https address that can be judged
	 */
	public URI read(String typed) throws Refused {
		try {
			URI uri = new URI(typed.strip());
			destination(uri);
			return uri;
		} catch (URISyntaxException notAnAddress) {
			throw new Refused("'" + typed + "' is not an address of the web: " + notAnAddress.getReason() + ".");
		}
	}

	/** @throws OutboundException if it may not be called, or its name has no address */
	public Approach approach(URI uri) throws OutboundException {
		Destination destination = destination(uri);
		InetAddress address = judged(destination);
		if (destination.port() < FIRST_ORDINARY_PORT && destination.port() != 80 && destination.port() != 443 && !isAllowed(address)) {
			throw new Refused("Port " + destination.port() + " of " + destination.host() + " (" + Addresses.text(address)
					+ ") is not one of the web. Whoever runs this installation can allow its network with " + SETTING + ".");
		}
		return new Approach(destination, new InetSocketAddress(address, destination.port()));
	}

	/** For what is spoken to otherwise than by HTTP, on any port. */
	public Approach approach(String host, int port) throws OutboundException {
		Destination destination = Destination.of(host, port).filter(found -> found.port() > 0)
				.orElseThrow(() -> unreadable(host + ":" + port));
		return new Approach(destination, new InetSocketAddress(judged(destination), destination.port()));
	}

	private static Destination destination(URI uri) throws Refused {
		if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
			throw new Refused("'" + uri + "' begins with neither http:// nor https://, and nothing else is called, whatever "
					+ SETTING + " says.");
		}
		if (uri.getRawUserInfo() != null) {
			throw new Refused("'" + uri.getScheme() + "://…@" + uri.getHost() + "' holds a name or password before its host, "
					+ uri.getHost() + ". Leave that away; whether the host may be called is up to " + SETTING + ".");
		}
		return Destination.of(uri).filter(found -> found.port() > 0).orElseThrow(() -> unreadable(uri.toString()));
	}

	private static Refused unreadable(String address) {
		return new Refused("'" + address + "' names no host and port that can be judged: write a name, or an address in its usual "
				+ "notation, such as 192.0.2.7 or [2001:db8::7]. Which addresses may be called is up to " + SETTING + ".");
	}

	/** If a name has several addresses, all of them must be harmless: which one answers is not for its owner to choose. */
	private InetAddress judged(Destination destination) throws OutboundException {
		List<InetAddress> addresses = addresses(destination);
		for (InetAddress address : addresses) {
			if (SpecialAddresses.contain(address) && !isAllowed(address)) {
				throw new Refused(named(destination, address) + " is not of the public internet and is not called. Whoever runs this "
						+ "installation can allow its network with " + SETTING + ".");
			}
		}
		return addresses.getFirst();
	}

	private List<InetAddress> addresses(Destination destination) throws Unanswered {
		@Nullable InetAddress literal = destination.literal().orElse(null);
		if (literal != null) {
			return List.of(literal);
		}
		try {
			return lookup.find(destination.host());
		} catch (UnknownHostException unknown) {
			throw new Unanswered("The name " + destination.host() + " has no address.");
		}
	}

	private boolean isAllowed(InetAddress address) {
		return allowed.stream().anyMatch(block -> block.contains(address));
	}

	private static String named(Destination destination, InetAddress address) {
		String text = Addresses.text(address);
		return text.equals(destination.host()) ? "The address " + text : "The address " + text + " of " + destination.host();
	}
}
