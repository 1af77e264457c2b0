package io.mirage.auth;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

import io.mirage.platform.data.DataFolder;

/** Whoever can read the installation's secrets on its own machine is its administrator: so the command line signs in. */
@Component
class LocalAccess {

	static final String FILE = "local-access";

	private final byte[] secret;

	LocalAccess(DataFolder data) {
		secret = data.secretOrCreate(FILE, DataFolder::randomSecret).getBytes(StandardCharsets.UTF_8);
	}

	/** Only from this machine and directly: whatever a proxy passed on came from somewhere else. */
	boolean accepts(String offered, HttpServletRequest request) {
		boolean same = MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8), secret);
		return same && isLoopback(request.getRemoteAddr()) && !isForwarded(request);
	}

	private static boolean isLoopback(String address) {
		return InetAddress.ofLiteral(address).isLoopbackAddress();
	}

	private static boolean isForwarded(HttpServletRequest request) {
		return Collections.list(request.getHeaderNames()).stream().map(name -> name.toLowerCase(Locale.ROOT))
				.anyMatch(name -> name.equals("forwarded") || name.equals("via") || name.startsWith("x-forwarded-"));
	}
}
