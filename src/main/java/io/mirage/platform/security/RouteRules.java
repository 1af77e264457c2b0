package io.mirage.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.mirage.platform.web.PlatformProblem;

/**
 * Holds every route to its rule, after the method that will answer has been found and before anything of the request
 * has been read. What lies outside our packages has been judged by {@link SecurityConfiguration} already.
 */
@Configuration
class RouteRules implements WebMvcConfigurer, HandlerInterceptor {

	private static final Logger LOG = LoggerFactory.getLogger(RouteRules.class);
	private static final String OURS = "io.mirage.";
	private static final Duration CONFIRMATION = Duration.ofMinutes(10);

	private final Clock clock;

	RouteRules(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method && method.getBeanType().getName().startsWith(OURS)) {
			check(method);
		}
		return true;
	}

	private void check(HandlerMethod method) {
		@Nullable Needs rule = method.getMethodAnnotation(Needs.class);
		if (rule != null) {
			CallerToken token = caller();
			token.caller().require(rule.value());
			if (method.hasMethodAnnotation(Confirmed.class)) {
				requireConfirmation(token.proof());
			}
		} else if (!method.hasMethodAnnotation(OpenToAll.class)) {
			LOG.error("{} has no rule and answers nobody: it lacks @Needs", method);
			throw PlatformProblem.NOT_ALLOWED.because("Nobody may do this: the route has no rule.");
		}
	}

	private void requireConfirmation(Proof proof) {
		@Nullable Instant confirmed = proof.confirmedAt();
		if (confirmed != null && confirmed.plus(CONFIRMATION).isBefore(clock.instant())) {
			throw SecurityProblem.CONFIRMATION_NEEDED
					.because("Confirm who you are with POST /api/v1/auth/session/confirmation, then ask again.");
		}
	}

	private static CallerToken caller() {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token) {
			return token;
		}
		throw PlatformProblem.NOT_SIGNED_IN.because("This needs a valid access token or session.");
	}
}
