package io.mirage.auth.federation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.util.UriComponentsBuilder;

/** One OpenID provider, asked by authorisation code with PKCE (OpenID Connect Core 1.0, section 3.1). */
final class OpenIdProvider {

	private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
	private static final Duration METADATA_LIFE = Duration.ofHours(1);
	private static final ParameterizedTypeReference<Map<String, Object>> CLAIMS = new ParameterizedTypeReference<>() {};

	private final SignInProperties.Provider settings;
	private final URI callback;
	private final RestClient http;
	private final Clock clock;
	private volatile @Nullable Known known;

	OpenIdProvider(SignInProperties.Provider settings, URI callback, RestClient http, Clock clock) {
		this.settings = settings;
		this.callback = callback;
		this.http = http;
		this.clock = clock;
	}

	private record Known(ProviderMetadata metadata, IdTokens tokens, Instant until) {}

	@JsonIgnoreProperties(ignoreUnknown = true)
	private record TokenAnswer(@JsonProperty("id_token") @Nullable String idToken,
			@JsonProperty("access_token") @Nullable String accessToken) {}

	SignInProperties.Provider settings() {
		return settings;
	}

	/** Where the browser goes. */
	URI authorization(Attempt attempt) {
		UriComponentsBuilder address = UriComponentsBuilder.fromUri(known().metadata().authorizationEndpoint())
				.queryParam("response_type", "code").queryParam("client_id", "{client}").queryParam("redirect_uri", "{callback}")
				.queryParam("scope", "{scope}").queryParam("state", attempt.state()).queryParam("nonce", attempt.nonce())
				.queryParam("code_challenge", attempt.challenge()).queryParam("code_challenge_method", "S256");
		if (attempt.again()) {
			// With max_age the provider has to say when it was proved, so that we need not believe that it asked.
			address.queryParam("prompt", "login").queryParam("max_age", 0);
		}
		return address.encode().buildAndExpand(settings.clientId(), callback, String.join(" ", settings.scopes())).toUri();
	}

	/** @param issuer as the answer names it, which not every provider does (RFC 9207) */
	ExternalPerson redeem(String code, @Nullable String issuer, Attempt attempt) {
		Known current = known();
		if (issuer == null ? Boolean.TRUE.equals(current.metadata().answersWithIssuer()) : !issuer.equals(settings.issuer().toString())) {
			throw FederationProblem.PROVIDER_NOT_TRUSTED.because("The answer does not come from " + settings.name() + ".");
		}
		TokenAnswer answer = exchange(code, attempt, current.metadata());
		Map<String, Object> claims = new HashMap<>(current.tokens().verify(answer.idToken(), attempt));
		userInfo(answer.accessToken(), current.metadata(), claims).forEach(claims::putIfAbsent);
		return Claims.person(claims, settings, clock.instant());
	}

	private TokenAnswer exchange(String code, Attempt attempt, ProviderMetadata metadata) {
		MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		form.add("grant_type", "authorization_code");
		form.add("code", code);
		form.add("redirect_uri", callback.toString());
		form.add("code_verifier", attempt.verifier());
		HttpHeaders headers = new HttpHeaders();
		identify(form, headers, metadata);
		try {
			TokenAnswer answer = http.post().uri(metadata.tokenEndpoint()).contentType(MediaType.APPLICATION_FORM_URLENCODED)
					.headers(all -> all.addAll(headers)).body(form).retrieve().body(TokenAnswer.class);
			return answer == null ? new TokenAnswer(null, null) : answer;
		} catch (RestClientResponseException refused) {
			LOG.warn("Provider '{}' answers {} to a code", settings.id(), refused.getStatusCode());
			throw FederationProblem.PROVIDER_REFUSED.because(settings.name() + " does not accept its own code. Begin again.");
		} catch (RestClientException silent) {
			throw unavailable(silent);
		}
	}

	private void identify(MultiValueMap<String, String> form, HttpHeaders headers, ProviderMetadata metadata) {
		String secret = settings.clientSecret();
		if (secret == null || metadata.wantsSecretInBody()) {
			form.add("client_id", settings.clientId());
			if (secret != null) {
				form.add("client_secret", secret);
			}
		} else {
			// Both are encoded first (RFC 6749, 2.3.1), for they may hold a colon.
			headers.setBasicAuth(URLEncoder.encode(settings.clientId(), StandardCharsets.UTF_8),
					URLEncoder.encode(secret, StandardCharsets.UTF_8));
		}
	}

	/** Adds to the token and replaces nothing of it; what it says of somebody else is thrown away (section 5.3.2). */
	private Map<String, Object> userInfo(@Nullable String accessToken, ProviderMetadata metadata, Map<String, Object> claims) {
		URI endpoint = metadata.userInfoEndpoint();
		if (!settings.userInfo() || endpoint == null || accessToken == null || !Endpoints.isSafe(endpoint)) {
			return Map.of();
		}
		try {
			Map<String, Object> more = http.get().uri(endpoint).headers(headers -> headers.setBearerAuth(accessToken)).retrieve()
					.body(CLAIMS);
			if (more == null || !String.valueOf(claims.get("sub")).equals(more.get("sub"))) {
				throw FederationProblem.PROVIDER_NOT_TRUSTED.because(settings.name() + " speaks of somebody else.");
			}
			return more;
		} catch (RestClientException silent) {
			throw unavailable(silent);
		}
	}

	private Known known() {
		Known current = known;
		if (current == null || current.until().isBefore(clock.instant())) {
			current = discover();
			known = current;
		}
		return current;
	}

	private Known discover() {
		String issuer = settings.issuer().toString();
		try {
			ProviderMetadata metadata = http.get()
					.uri(URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration"))
					.retrieve().body(ProviderMetadata.class);
			if (metadata == null) {
				throw new IllegalArgumentException("It says nothing of itself");
			}
			return new Known(metadata.of(settings.issuer()), new IdTokens(settings, metadata.jwksUri(), clock),
					clock.instant().plus(METADATA_LIFE));
		} catch (RestClientException | IllegalArgumentException failure) {
			throw unavailable(failure);
		}
	}

	private RuntimeException unavailable(Exception cause) {
		LOG.warn("Provider '{}' cannot be used: {}", settings.id(), String.valueOf(NestedExceptionUtils.getMostSpecificCause(cause)));
		return FederationProblem.PROVIDER_UNAVAILABLE.because(settings.name() + " cannot be asked at the moment. Try again later.");
	}
}
