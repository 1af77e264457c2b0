package io.mirage.auth;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.mirage.platform.security.PublicPaths;

@Configuration
class AuthConfiguration {

	/** Where people come who have no access token yet, or no longer. */
	@Bean
	PublicPaths authPublicPaths() {
		return PublicPaths.of("POST /api/v1/auth/session", "POST /api/v1/auth/session/refresh", "POST /api/v1/auth/tokens",
				"GET /api/v1/auth/jwks");
	}
}
