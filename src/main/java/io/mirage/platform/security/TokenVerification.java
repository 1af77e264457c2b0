package io.mirage.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How a token is verified: ES256 and nothing else, with keys this process holds itself. */
@Configuration
class TokenVerification {

	/** Clocks of two machines may differ by this much. */
	private static final Duration SKEW = Duration.ofSeconds(10);

	@Bean
	JwtDecoder jwtDecoder(SigningKeys keys, Clock clock) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256)
				.jwtProcessorCustomizer(processor -> processor
						.setJWSKeySelector(new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.ES256), keys)))
				.build();
		decoder.setJwtValidator(validator(clock));
		return new RememberedTokens(decoder, clock);
	}

	private static OAuth2TokenValidator<Jwt> validator(Clock clock) {
		JwtTimestampValidator timestamps = new JwtTimestampValidator(SKEW);
		timestamps.setClock(clock);
		return new DelegatingOAuth2TokenValidator<>(timestamps, new JwtIssuerValidator(TokenClaims.ISSUER),
				new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(TokenClaims.AUDIENCE)),
				new JwtClaimValidator<Object>("exp", exp -> exp != null));
	}
}
