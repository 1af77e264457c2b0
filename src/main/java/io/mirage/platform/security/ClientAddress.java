package io.mirage.platform.security;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Whose request it is when proxies we trust passed it on; what a client claims of itself is ignored. */
@Component
public class ClientAddress {

	private static final String FORWARDED_FOR = "X-Forwarded-For";

	private final List<IpAddressMatcher> trusted;

	ClientAddress(ProxyProperties properties) {
		trusted = properties.trusted().stream().map(IpAddressMatcher::new).toList();
	}

	/** An IP address: the nearest one on the way here that is not a trusted proxy. */
	public String of(HttpServletRequest request) {
		String address = request.getRemoteAddr();
		@Nullable String forwarded = request.getHeader(FORWARDED_FOR);
		if (forwarded == null) {
			return address;
		}
		String[] way = forwarded.split(",", -1);
		for (int i = way.length - 1; i >= 0 && isTrusted(address); i--) {
			String before = way[i].strip();
			if (!isAddress(before)) {
				return address;
			}
			address = before;
		}
		return address;
	}

	/** What one client has at its disposal: a single address of IPv4, the 64 bits a provider gives out of IPv6. */
	public static String networkOf(String address) {
		if (address.indexOf(':') < 0 || !isAddress(address)) {
			return address;
		}
		byte[] bits = InetAddress.ofLiteral(address).getAddress();
		return bits.length < 16 ? address : HexFormat.of().formatHex(bits, 0, 8) + "::/64";
	}

	private boolean isTrusted(String address) {
		return trusted.stream().anyMatch(matcher -> matcher.matches(address));
	}

	/** A host name would have to be looked up, and nobody's request makes us do that. */
	private static boolean isAddress(String text) {
		try {
			InetAddress.ofLiteral(text);
			return true;
		} catch (IllegalArgumentException notAnAddress) {
			return false;
		}
	}
}
