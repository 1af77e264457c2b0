package io.mirage.auth.federation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/** The SAML providers that the settings name. */
@Component
public class SamlProviders {

	private final Map<String, SamlProvider> providers;

	SamlProviders(SignInProperties properties, Clock clock) {
		providers = properties.samlProviders().stream()
				.map(settings -> new SamlProvider(settings, properties.at(path(settings.id(), "metadata")),
						properties.at(path(settings.id(), "assertion")), clock))
				.collect(Collectors.toUnmodifiableMap(provider -> provider.settings().id(), Function.identity()));
	}

	private static String path(String id, String what) {
		return "/api/v1/auth/providers/" + id + "/" + what;
	}

	/** Describes us to the provider; XML. */
	public String metadata(String id) {
		return find(id).metadata();
	}

	/**
	 * @param response as the browser posted it
	 * @throws io.mirage.platform.web.ProblemException 401 if it is not genuine
	 */
	public SamlAnswer read(String id, String response) {
		return find(id).read(response);
	}

	Optional<SamlProvider> lookUp(String id) {
		return Optional.ofNullable(providers.get(id));
	}

	private SamlProvider find(String id) {
		return lookUp(id).orElseThrow(() -> FederationProblem.UNKNOWN_PROVIDER.because("There is no provider '" + id + "' that speaks SAML."));
	}
}
