package io.mirage.configuration;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum ConfigurationProblem implements Problem {
	UNKNOWN_NAMESPACE("unknown-namespace", HttpStatus.NOT_FOUND, "Namespace does not exist"),
	UNKNOWN_SETTING("unknown-setting", HttpStatus.BAD_REQUEST, "Setting does not exist"),
	INVALID_VALUE("invalid-setting-value", HttpStatus.BAD_REQUEST, "Setting cannot have this value"),
	UNKNOWN_VERSION("unknown-setting-version", HttpStatus.NOT_FOUND, "Setting never had this version"),
	NO_PAST("secret-has-no-past", HttpStatus.CONFLICT, "Former secrets are not kept");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	ConfigurationProblem(String slug, HttpStatus status, String title) {
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
