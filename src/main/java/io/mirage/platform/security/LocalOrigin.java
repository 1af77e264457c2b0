package io.mirage.platform.security;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.platform.secrets.Vault;

/**
 * Whether a request was made on this machine and came directly: whatever a proxy passed on came from somewhere else. Our
 * own gateway is the exception. It tells the process behind it by a word that only holders of the master key can write.
 */
@Component
public class LocalOrigin {

	/** Carries the gateway's word; what a client sends under this name is dropped. */
	public static final String HEADER = "X-Mirage-Local";

	private static final Duration LIFE = Duration.ofSeconds(30);
	private static final String CONTEXT = "local origin of a request";

	private final Vault vault;
	private final Clock clock;

	LocalOrigin(Vault vault, Clock clock) {
		this.vault = vault;
		this.clock = clock;
	}

	public boolean isLocal(HttpServletRequest request) {
		return isDirect(request) || isVouchedFor(request.getHeader(HEADER));
	}

	/** What a gateway sends along with a request that it passes on; empty if it is not local. */
	public Optional<String> word(HttpServletRequest request) {
		return isDirect(request) ? Optional.of(vault.seal(clock.instant().toString(), CONTEXT)) : Optional.empty();
	}

	private boolean isVouchedFor(@Nullable String word) {
		if (word == null) {
			return false;
		}
		try {
			Duration age = Duration.between(Instant.parse(vault.openText(word, CONTEXT)), clock.instant()).abs();
			return age.compareTo(LIFE) < 0;
		} catch (IllegalStateException | IllegalArgumentException | DateTimeParseException forged) {
			return false;
		}
	}

	private static boolean isDirect(HttpServletRequest request) {
		return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
				&& Collections.list(request.getHeaderNames()).stream().map(name -> name.toLowerCase(Locale.ROOT))
						.noneMatch(name -> name.equals("forwarded") || name.equals("via") || name.startsWith("x-forwarded-"));
	}
}
