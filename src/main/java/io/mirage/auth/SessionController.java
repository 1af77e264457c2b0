package io.mirage.auth;

import java.time.Instant;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.CallerToken;
import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.OpenToAll;
import io.mirage.platform.security.Permission;

/** Signing in and out with a browser. */
@RestController
@RequestMapping("/api/v1/auth")
class SessionController {

	private final SignIn signIn;
	private final PasskeySignIn passkeys;
	private final Sessions sessions;
	private final Accounts accounts;
	private final AccessTokens tokens;
	private final Memberships memberships;
	private final Roles roles;
	private final SessionCookies cookies;
	private final PasswordChange passwordChange;
	private final ClientAddress clients;

	SessionController(SignIn signIn, PasskeySignIn passkeys, Sessions sessions, Accounts accounts, AccessTokens tokens, Memberships memberships, Roles roles,
			SessionCookies cookies, PasswordChange passwordChange, ClientAddress clients) {
		this.signIn = signIn;
		this.passkeys = passkeys;
		this.sessions = sessions;
		this.accounts = accounts;
		this.tokens = tokens;
		this.memberships = memberships;
		this.roles = roles;
		this.cookies = cookies;
		this.passwordChange = passwordChange;
		this.clients = clients;
	}

	record Credentials(@NotBlank @Size(max = 200) String username, @NotNull @Size(max = 1000) String password,
			@Nullable @Size(max = 40) String code) {}

	record Confirmation(@NotNull @Size(max = 1000) String password, @Nullable @Size(max = 40) String code) {}

	/** @param ticket that came with the question */
	record PasskeyAnswer(@NotBlank @Size(max = 4000) String ticket, @NotNull @Valid WebAuthentication.Signed credential) {}

	record NewPassword(@NotNull @Size(max = 1000) String currentPassword, @NotNull @Size(max = 1000) String newPassword) {}

	@PostMapping("/session")
	@OpenToAll
	ResponseEntity<SessionView> signIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
		SignIn.Known known = signIn.with(credentials.username(), credentials.password(), credentials.code(), clients.of(request));
		return start(known, request);
	}

	/** What {@code navigator.credentials.get} is called with; the same for everybody, since nobody has said who they are. */
	@PostMapping("/session/passkey/options")
	@OpenToAll
	PasskeySignIn.Asked<WebAuthentication.Request> askForPasskey() {
		return passkeys.ask();
	}

	/** Signs in without a name or a password; whoever has no session yet has nothing else to show. */
	@PostMapping("/session/passkey")
	@OpenToAll
	ResponseEntity<SessionView> signInByPasskey(@Valid @RequestBody PasskeyAnswer signed, HttpServletRequest request) {
		return start(passkeys.with(signed.ticket(), signed.credential(), clients.of(request)), request);
	}

	private ResponseEntity<SessionView> start(SignIn.Known known, HttpServletRequest request) {
		return answer(known.account(), sessions.start(known.account().id(), known.methods(),
				new Session.Origin(clients.of(request), request.getHeader(HttpHeaders.USER_AGENT))), request);
	}

	@GetMapping("/session")
	@Needs(Permission.ACCOUNT_READ)
	SessionView show(CallerToken caller) {
		Session session = session(caller);
		return view(account(caller), session, caller.proof().expiresAt());
	}

	@DeleteMapping("/session")
	@Needs(Permission.ACCOUNT_WRITE)
	ResponseEntity<Void> signOut(CallerToken caller, HttpServletRequest request) {
		Session session = session(caller);
		if (session != null) {
			sessions.end(session.id());
		}
		return ResponseEntity.noContent().headers(cookies.none(request)).build();
	}

	@PostMapping("/session/refresh")
	@OpenToAll
	ResponseEntity<SessionView> refresh(@CookieValue(name = SessionCookies.REFRESH, required = false) @Nullable String token,
			HttpServletRequest request) {
		if (token == null) {
			throw AuthProblem.INVALID_REFRESH_TOKEN.because("There is no session to go on with. Sign in.");
		}
		Sessions.Granted granted = sessions.refresh(token)
				.orElseThrow(() -> AuthProblem.INVALID_REFRESH_TOKEN.because("The session has ended. Sign in."));
		Account account = accounts.findById(granted.session().accountId()).filter(Account::active)
				.orElseThrow(() -> AuthProblem.INVALID_REFRESH_TOKEN.because("The account is gone."));
		return answer(account, granted, request);
	}

	/** Before something dangerous: whoever holds the session proves once more who they are, and goes on with a new token. */
	@PostMapping("/session/confirmation")
	@Needs(Permission.ACCOUNT_WRITE)
	ResponseEntity<Void> confirm(CallerToken caller, @Valid @RequestBody Confirmation proof, HttpServletRequest request) {
		Session session = session(caller);
		if (session == null) {
			throw AuthProblem.SESSION_ENDED.because("There is no session to confirm. Ask for a new token instead.");
		}
		Account account = account(caller);
		Session confirmed = sessions.confirm(session.id(), signIn.again(account, proof.password(), proof.code(), clients.of(request)));
		return ResponseEntity.noContent().headers(cookies.access(tokens.forSession(account, confirmed).value(), request)).build();
	}

	/** The same with a passkey of the session's owner. */
	@PostMapping("/session/confirmation/passkey")
	@Needs(Permission.ACCOUNT_WRITE)
	ResponseEntity<Void> confirmByPasskey(CallerToken caller, @Valid @RequestBody PasskeyAnswer signed, HttpServletRequest request) {
		Session session = session(caller);
		SignIn.Known known = passkeys.with(signed.ticket(), signed.credential(), clients.of(request));
		if (session == null || !known.account().id().equals(session.accountId())) {
			throw AuthProblem.INVALID_CREDENTIALS.because("The passkey belongs to another account.");
		}
		Session confirmed = sessions.confirm(session.id(), known.methods());
		return ResponseEntity.noContent().headers(cookies.access(tokens.forSession(known.account(), confirmed).value(), request)).build();
	}

	/** Every other session of the account ends; this one goes on with a new access token, which opens everything. */
	@PostMapping("/password")
	@Needs(Permission.ACCOUNT_WRITE)
	ResponseEntity<Void> changePassword(CallerToken caller, @Valid @RequestBody NewPassword wish, HttpServletRequest request) {
		Session session = session(caller);
		Account account = passwordChange.change(account(caller), wish.currentPassword(), wish.newPassword(), session,
				clients.of(request));
		HttpHeaders headers = session == null ? HttpHeaders.EMPTY
				: cookies.access(tokens.forSession(account, session).value(), request);
		return ResponseEntity.noContent().headers(headers).build();
	}

	private ResponseEntity<SessionView> answer(Account account, Sessions.Granted granted, HttpServletRequest request) {
		AccessTokens.AccessToken access = tokens.forSession(account, granted.session());
		return ResponseEntity.ok().headers(cookies.both(access.value(), granted.refreshToken(), request))
				.body(view(account, granted.session(), access.expiresAt()));
	}

	private SessionView view(Account account, @Nullable Session session, Instant expiresAt) {
		return new SessionView(SessionView.User.of(account, roles.permissionsOf(account)),
				new SessionView.OrganisationName(account.organisationId(), memberships.organisationName(account.organisationId())),
				memberships.of(account.id()), session == null ? null : session.csrfToken(), account.mustChangePassword(),
				expiresAt);
	}

	private Account account(CallerToken caller) {
		return accounts.findById(caller.caller().accountId())
				.orElseThrow(() -> AuthProblem.SESSION_ENDED.because("The account is gone."));
	}

	/** @return absent for tokens that never had one */
	private @Nullable Session session(CallerToken caller) {
		UUID id = caller.proof().session();
		return id == null ? null : sessions.findLive(id)
				.orElseThrow(() -> AuthProblem.SESSION_ENDED.because("The session has ended. Sign in."));
	}
}
