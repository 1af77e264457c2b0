package io.mirage.auth.federation;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** Failures of asking somebody else; slugs reach the sign-in page as well. */
public enum FederationProblem implements Problem {
	UNKNOWN_PROVIDER("unknown-provider", HttpStatus.NOT_FOUND, "No such provider"),
	PROVIDER_UNAVAILABLE("provider-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The provider does not answer"),
	PROVIDER_REFUSED("provider-refused", HttpStatus.UNAUTHORIZED, "The provider has not let you in"),
	PROVIDER_NOT_TRUSTED("provider-not-trusted", HttpStatus.UNAUTHORIZED, "The provider's answer is not genuine"),
	SIGN_IN_INTERRUPTED("sign-in-interrupted", HttpStatus.UNAUTHORIZED, "Begin again");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	FederationProblem(String slug, HttpStatus status, String title) {
		this.slug = slug;
		this.status = status;
		this.title = title;
	}

	@Override
	public String slug() {
		return slug;
	}

	@Override
	public HttpStatus status() {
		return status;
	}

	@Override
	public String title() {
		return title;
	}
}
