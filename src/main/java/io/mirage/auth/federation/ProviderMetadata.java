package io.mirage.auth.federation;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as we need it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProviderMetadata(@JsonProperty("issuer") URI issuer, @JsonProperty("authorization_endpoint") URI authorizationEndpoint,
		@JsonProperty("token_endpoint") URI tokenEndpoint, @JsonProperty("jwks_uri") URI jwksUri,
		@JsonProperty("userinfo_endpoint") @Nullable URI userInfoEndpoint,
		@JsonProperty("token_endpoint_auth_methods_supported") @Nullable List<String> tokenEndpointAuthMethods,
		@JsonProperty("authorization_response_iss_parameter_supported") @Nullable Boolean answersWithIssuer) {

	/** @throws IllegalArgumentException if it is somebody else's, or sends us or people over an open line */
	ProviderMetadata of(URI expected) {
		if (!expected.equals(issuer)) {
			throw new IllegalArgumentException("It says that its issuer is " + issuer + ", the setting says " + expected);
		}
		Stream.of(authorizationEndpoint, tokenEndpoint, jwksUri).filter(endpoint -> endpoint == null || !Endpoints.isSafe(endpoint))
				.findFirst().ifPresent(endpoint -> {
					throw new IllegalArgumentException("An endpoint is missing or not https: " + endpoint);
				});
		return this;
	}

	/** Basic is what a provider supports that says nothing (section 3). */
	boolean wantsSecretInBody() {
		return tokenEndpointAuthMethods != null && !tokenEndpointAuthMethods.contains("client_secret_basic")
				&& tokenEndpointAuthMethods.contains("client_secret_post");
	}
}
