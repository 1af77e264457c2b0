package io.mirage.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

import io.mirage.platform.data.DataFolder;
import io.mirage.platform.security.LocalOrigin;

/** Whoever can read the installation's secrets on its own machine is its administrator: so the command line signs in. */
@Component
class LocalAccess {

	static final String FILE = "local-access";

	private final LocalOrigin origin;
	private final byte[] secret;

	LocalAccess(DataFolder data, LocalOrigin origin) {
		this.origin = origin;
		secret = data.secretOrCreate(FILE, DataFolder::randomSecret).getBytes(StandardCharsets.UTF_8);
	}

	/** Only from this machine. */
	boolean accepts(String offered, HttpServletRequest request) {
		boolean same = MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8), secret);
		return same && origin.isLocal(request);
	}
}
