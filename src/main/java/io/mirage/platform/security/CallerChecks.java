package io.mirage.platform.security;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import io.mirage.platform.secrets.Sha256;

/** What a genuine token is not enough for: a browser's CSRF token, and a password that is the caller's own choice. */
final class CallerChecks extends OncePerRequestFilter {

	static final String CSRF_HEADER = "X-CSRF-Token";
	private static final Set<String> UNTIL_CHANGED = Set.of("/api/v1/auth/session", "/api/v1/auth/password");

	private final SecurityProblems problems;

	CallerChecks(SecurityProblems problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken caller) {
			if (AccessToken.needsCsrfCheck(request) && !hasCsrfToken(request, caller)) {
				problems.write(request, response, SecurityProblem.CSRF_TOKEN_MISSING
						.because("Send the session's csrf_token in the header " + CSRF_HEADER + "."));
				return;
			}
			if (caller.proof().mustChangePassword() && !UNTIL_CHANGED.contains(request.getRequestURI())) {
				problems.write(request, response,
						SecurityProblem.PASSWORD_CHANGE_NEEDED.because("Change the password with POST /api/v1/auth/password."));
				return;
			}
		}
		chain.doFilter(request, response);
	}

	private static boolean hasCsrfToken(HttpServletRequest request, CallerToken caller) {
		String sent = request.getHeader(CSRF_HEADER);
		@Nullable String expected = caller.proof().csrfHash();
		return sent != null && expected != null && Sha256.matches(sent, expected);
	}
}
