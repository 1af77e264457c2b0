package io.mirage.auth;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** Failures of signing in that are the caller's to handle. */
enum AuthProblem implements Problem {
	INVALID_CREDENTIALS("invalid-credentials", HttpStatus.UNAUTHORIZED, "Username or password is wrong"),
	INVALID_REFRESH_TOKEN("invalid-refresh-token", HttpStatus.UNAUTHORIZED, "The session has ended"),
	SESSION_ENDED("session-ended", HttpStatus.UNAUTHORIZED, "The session has ended"),
	TOO_MANY_ATTEMPTS("too-many-attempts", HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords"),
	TOO_MANY_SIGN_INS("too-many-sign-ins", HttpStatus.SERVICE_UNAVAILABLE, "Too many people sign in at once"),
	WEAK_PASSWORD("weak-password", HttpStatus.BAD_REQUEST, "The new password is not acceptable"),
	SECOND_FACTOR_NEEDED("second-factor-needed", HttpStatus.UNAUTHORIZED, "A code is needed as well"),
	SECOND_FACTOR_WRONG("second-factor-wrong", HttpStatus.UNAUTHORIZED, "The code is not accepted"),
	FACTOR_ENROLLED("second-factor-enrolled", HttpStatus.CONFLICT, "An authenticator app is enrolled already"),
	FACTOR_NOT_CONFIRMED("second-factor-not-confirmed", HttpStatus.BAD_REQUEST, "The code is not right"),
	NO_FACTOR("no-second-factor", HttpStatus.CONFLICT, "No second factor"),
	UNKNOWN_ACCOUNT("unknown-account", HttpStatus.NOT_FOUND, "No such account"),
	UNKNOWN_ORGANISATION("unknown-organisation", HttpStatus.NOT_FOUND, "No such organisation"),
	UNKNOWN_INVITATION("unknown-invitation", HttpStatus.NOT_FOUND, "No such invitation"),
	INVITATION_NOT_VALID("invitation-not-valid", HttpStatus.GONE, "The invitation is no longer good"),
	UNKNOWN_SESSION("unknown-session", HttpStatus.NOT_FOUND, "No such session"),
	UNKNOWN_KEY("unknown-api-key", HttpStatus.NOT_FOUND, "No such key"),
	UNKNOWN_ROLE("unknown-role", HttpStatus.BAD_REQUEST, "No such role"),
	NO_SUCH_ROLE("no-such-role", HttpStatus.NOT_FOUND, "No such role"),
	ROLE_EXISTS("role-exists", HttpStatus.CONFLICT, "A role has that name already"),
	ROLE_IN_USE("role-in-use", HttpStatus.CONFLICT, "Somebody has the role"),
	TOO_MANY_ROLES("too-many-roles", HttpStatus.CONFLICT, "No more roles possible"),
	UNKNOWN_PERMISSION("unknown-permission", HttpStatus.BAD_REQUEST, "No such permission"),
	BEYOND_OWN_PERMISSIONS("beyond-own-permissions", HttpStatus.FORBIDDEN, "Nobody gives more than they have"),
	LAST_ADMINISTRATOR("last-administrator", HttpStatus.CONFLICT, "Somebody has to administrate"),
	USERNAME_TAKEN("username-taken", HttpStatus.CONFLICT, "The username is taken"),
	TOO_MANY_KEYS("too-many-api-keys", HttpStatus.CONFLICT, "No more keys possible"),
	NOT_ADMITTED("not-admitted", HttpStatus.FORBIDDEN, "No account here"),
	ACCOUNT_CLOSED("account-closed", HttpStatus.FORBIDDEN, "The account is closed"),
	IDENTITY_TAKEN("identity-taken", HttpStatus.CONFLICT, "Somebody else signs in that way"),
	IDENTITY_NEEDED("identity-needed", HttpStatus.CONFLICT, "The only way into the account"),
	UNKNOWN_IDENTITY("unknown-identity", HttpStatus.NOT_FOUND, "No such way to sign in"),
	PASSWORDS_OFF("password-sign-in-off", HttpStatus.FORBIDDEN, "Passwords open nothing here"),
	UNKNOWN_PASSKEY("unknown-passkey", HttpStatus.NOT_FOUND, "No such passkey"),
	PASSKEY_NOT_ACCEPTED("passkey-not-accepted", HttpStatus.BAD_REQUEST, "The passkey is not accepted"),
	TOO_MANY_PASSKEYS("too-many-passkeys", HttpStatus.CONFLICT, "No more passkeys possible"),
	LINK_NOT_VALID("link-not-valid", HttpStatus.GONE, "The link is no longer good"),
	TOO_MANY_LETTERS("too-many-letters", HttpStatus.SERVICE_UNAVAILABLE, "Too many mails at once"),
	UNKNOWN_SIGNING_KEY("unknown-signing-key", HttpStatus.NOT_FOUND, "No such key"),
	UNKNOWN_GRANT("unknown-grant", HttpStatus.BAD_REQUEST, "No such way to get a token");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	AuthProblem(String slug, HttpStatus status, String title) {
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
