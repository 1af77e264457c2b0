package io.mirage.platform.security;

/** Names of the claims in Mirage's access tokens, beside the registered ones of RFC 7519. */
public final class TokenClaims {

	public static final String ISSUER = "mirage";
	public static final String AUDIENCE = "mirage-api";

	public static final String USERNAME = "preferred_username";
	public static final String ORGANISATION = "org";
	/** List of admin, analyst, user, read_only. */
	public static final String ROLES = "roles";
	/** List of permission ids; what counts when a route is asked for. */
	public static final String PERMISSIONS = "permissions";
	/** Object: project id to the role held there. */
	public static final String PROJECTS = "projects";
	public static final String SESSION = "sid";
	/** Base64url SHA-256 of the value a browser sends as {@code X-CSRF-Token}. */
	public static final String CSRF = "csrf";
	/** How the caller proved who they are (RFC 8176). */
	public static final String AUTHENTICATION_METHODS = "amr";
	/** When the caller last proved who they are, in seconds since 1970; later than the session's start if asked again. */
	public static final String CONFIRMED_AT = "auth_time";
	/** State of the account that the token was made for; a later one makes it worthless. */
	public static final String ACCOUNT_VERSION = "account_version";
	/** True while only the password may be changed. */
	public static final String MUST_CHANGE_PASSWORD = "must_change_password";

	private TokenClaims() {}
}
