package io.mirage.auth.federation;

import java.net.URI;

import org.springframework.stereotype.Component;

/** Whoever people are sent to, in whichever protocol. */
@Component
public class Providers {

	private final OpenIdProviders openId;
	private final SamlProviders saml;

	Providers(OpenIdProviders openId, SamlProviders saml) {
		this.openId = openId;
		this.saml = saml;
	}

	/** Where the browser goes. */
	public URI authorization(Attempt attempt) {
		return saml.lookUp(attempt.provider()).map(provider -> provider.authorization(attempt))
				.orElseGet(() -> openId.authorization(attempt));
	}

	/** @throws io.mirage.platform.web.ProblemException 404 if there is none of that id */
	public IdentitySource settings(String id) {
		return saml.lookUp(id).<IdentitySource>map(SamlProvider::settings).orElseGet(() -> openId.settings(id));
	}
}
