package io.mirage.auth.federation;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies a provider's tokens (OpenID Connect Core 1.0, section 3.1.3.7): by its public keys, never by a shared secret. */
final class IdTokens {

	private static final Logger LOG = LoggerFactory.getLogger(IdTokens.class);
	private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512,
			JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);
	private static final int MOST_KEYS = 256 * 1024;
	private static final Duration SKEW = Duration.ofMinutes(1);

	private final SignInProperties.Provider settings;
	private final NimbusJwtDecoder decoder;

	IdTokens(SignInProperties.Provider settings, URI keys, Clock clock) {
		this.settings = settings;
		JWKSource<SecurityContext> source = source(keys);
		decoder = NimbusJwtDecoder.withJwkSource(source)
				.jwtProcessorCustomizer(processor -> processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source)))
				.build();
		JwtTimestampValidator timestamps = new JwtTimestampValidator(SKEW);
		timestamps.setClock(clock);
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(timestamps,
				new JwtIssuerValidator(settings.issuer().toString()),
				new JwtClaimValidator<List<String>>("aud", audience -> audience != null && audience.contains(settings.clientId())),
				new JwtClaimValidator<Object>("exp", Objects::nonNull)));
	}

	/** @return the claims of a token that was made for this attempt and for us */
	Map<String, Object> verify(@Nullable String idToken, Attempt attempt) {
		try {
			Jwt token = decoder.decode(idToken == null ? "" : idToken);
			check(token, attempt);
			return token.getClaims();
		} catch (JwtException | IllegalArgumentException forged) {
			LOG.warn("Provider '{}' sent a token that is not genuine: {}", settings.id(), forged.getMessage());
			throw FederationProblem.PROVIDER_NOT_TRUSTED.because("The answer of " + settings.name() + " is not genuine.");
		}
	}

	private void check(Jwt token, Attempt attempt) {
		require(attempt.nonce().equals(token.getClaimAsString("nonce")), "nonce");
		require(token.getSubject() != null && !token.getSubject().isBlank(), "sub");
		String party = token.getClaimAsString("azp");
		List<String> audience = Objects.requireNonNull(token.getAudience());
		require(party == null ? audience.size() == 1 : party.equals(settings.clientId()), "azp");
		Instant proved = token.getClaimAsInstant("auth_time");
		require(!attempt.again() || proved != null && !proved.isBefore(attempt.startedAt().minus(SKEW)), "auth_time");
	}

	private static void require(boolean holds, String claim) {
		if (!holds) {
			throw new IllegalArgumentException("Its claim " + claim + " is missing or not for this sign-in");
		}
	}

	private static JWKSource<SecurityContext> source(URI keys) {
		try {
			return JWKSourceBuilder.<SecurityContext>create(keys.toURL(), new DefaultResourceRetriever(
					Math.toIntExact(Endpoints.CONNECT.toMillis()), Math.toIntExact(Endpoints.ANSWER.toMillis()), MOST_KEYS)).build();
		} catch (MalformedURLException notAnAddress) {
			throw new IllegalArgumentException("Its keys have no address: " + keys, notAnAddress);
		}
	}
}
