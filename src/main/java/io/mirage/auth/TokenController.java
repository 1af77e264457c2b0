package io.mirage.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.security.OpenToAll;
import io.mirage.platform.web.PlatformProblem;

/** Tokens for programs, and the keys that verify them. */
@RestController
@RequestMapping("/api/v1/auth")
class TokenController {

	/** Others may keep the keys this long; our own processes hear of a change at once. */
	private static final Duration KEYS_FRESH = Duration.ofMinutes(1);

	private final SignIn signIn;
	private final Sessions sessions;
	private final Accounts accounts;
	private final AccessTokens tokens;
	private final LocalAccess localAccess;
	private final SigningKey key;
	private final ClientAddress clients;
	private final Clock clock;

	TokenController(SignIn signIn, Sessions sessions, Accounts accounts, AccessTokens tokens, LocalAccess localAccess,
			SigningKey key, ClientAddress clients, Clock clock) {
		this.signIn = signIn;
		this.sessions = sessions;
		this.accounts = accounts;
		this.tokens = tokens;
		this.localAccess = localAccess;
		this.key = key;
		this.clients = clients;
		this.clock = clock;
	}

	/** @param grantType password, refresh_token or local; each needs its own of the other fields */
	record TokenRequest(@NotBlank String grantType, @Nullable @Size(max = 200) String username,
			@Nullable @Size(max = 1000) String password, @Nullable @Size(max = 200) String refreshToken,
			@Nullable @Size(max = 200) String secret, @Nullable @Size(max = 40) String code) {}

	/** @param expiresIn seconds */
	record TokenResponse(String accessToken, @Nullable String refreshToken, String tokenType, long expiresIn) {}

	@PostMapping("/tokens")
	@OpenToAll
	TokenResponse issue(@Valid @RequestBody TokenRequest wish, HttpServletRequest request) {
		return switch (wish.grantType()) {
			case "password" -> withPassword(given("username", wish.username()), given("password", wish.password()), wish.code(), request);
			case "refresh_token" -> withRefreshToken(given("refresh_token", wish.refreshToken()));
			case "local" -> withLocalSecret(given("secret", wish.secret()), request);
			default -> throw AuthProblem.UNKNOWN_GRANT.because("grant_type is not password, refresh_token or local.");
		};
	}

	@GetMapping("/jwks")
	@OpenToAll
	ResponseEntity<Map<String, Object>> keys() {
		return ResponseEntity.ok().cacheControl(CacheControl.maxAge(KEYS_FRESH).cachePublic()).body(key.publicKeys());
	}

	private TokenResponse withPassword(String username, String password, @Nullable String code, HttpServletRequest request) {
		SignIn.Known known = signIn.with(username, password, code, clients.of(request));
		Account account = known.account();
		Sessions.Granted granted = sessions.start(account.id(), known.methods(),
				new Session.Origin(clients.of(request), request.getHeader(HttpHeaders.USER_AGENT)));
		return response(tokens.forSession(account, granted.session()), granted.refreshToken());
	}

	private TokenResponse withRefreshToken(String token) {
		Sessions.Granted granted = sessions.refresh(token)
				.orElseThrow(() -> AuthProblem.INVALID_REFRESH_TOKEN.because("The refresh token is not valid any more."));
		Account account = accounts.findById(granted.session().accountId()).filter(Account::active)
				.orElseThrow(() -> AuthProblem.INVALID_REFRESH_TOKEN.because("The account is gone."));
		return response(tokens.forSession(account, granted.session()), granted.refreshToken());
	}

	private TokenResponse withLocalSecret(String secret, HttpServletRequest request) {
		if (!localAccess.accepts(secret, request)) {
			throw AuthProblem.INVALID_CREDENTIALS.because("Local access is not possible with this secret or from here.");
		}
		Account administrator = accounts.findAdministrator()
				.orElseThrow(() -> PlatformProblem.BUSY.because("The first account is still being made. Try again in a moment."));
		return response(tokens.forLocal(administrator), null);
	}

	private TokenResponse response(AccessTokens.AccessToken access, @Nullable String refreshToken) {
		long seconds = Duration.between(clock.instant(), access.expiresAt()).toSeconds();
		return new TokenResponse(access.value(), refreshToken, "Bearer", seconds);
	}

	private static String given(String field, @Nullable String value) {
		if (value == null || value.isEmpty()) {
			throw PlatformProblem.INVALID_INPUT.because("This grant_type needs " + field + ".");
		}
		return value;
	}
}
