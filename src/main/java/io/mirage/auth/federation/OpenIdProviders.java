package io.mirage.auth.federation;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The providers that the settings name. */
@Component
public class OpenIdProviders {

	private final Map<String, OpenIdProvider> providers;

	OpenIdProviders(SignInProperties properties, Clock clock) {
		RestClient http = Endpoints.client();
		providers = properties.providers().stream()
				.map(settings -> new OpenIdProvider(settings, properties.at(callbackPath(settings.id())), http, clock))
				.collect(Collectors.toUnmodifiableMap(provider -> provider.settings().id(), Function.identity()));
	}

	/** Where the provider sends people back to; it has to be told so. */
	public static String callbackPath(String id) {
		return "/api/v1/auth/providers/" + id + "/callback";
	}

	/** Where the browser goes. */
	URI authorization(Attempt attempt) {
		return find(attempt.provider()).authorization(attempt);
	}

	/**
	 * Never in a transaction: asks the provider.
	 *
	 * @param issuer as the answer names it; absent if it does not
	 * @throws io.mirage.platform.web.ProblemException 401 if the answer is not genuine, 503 if the provider does not answer
	 */
	public ExternalPerson redeem(String code, @Nullable String issuer, Attempt attempt) {
		return find(attempt.provider()).redeem(code, issuer, attempt);
	}

	IdentitySource settings(String id) {
		return find(id).settings();
	}

	private OpenIdProvider find(String id) {
		OpenIdProvider provider = providers.get(id);
		if (provider == null) {
			throw FederationProblem.UNKNOWN_PROVIDER.because("There is no provider '" + id + "'.");
		}
		return provider;
	}
}
