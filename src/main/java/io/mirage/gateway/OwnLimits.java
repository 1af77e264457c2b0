package io.mirage.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import io.mirage.platform.security.CallerToken;
import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.web.ProblemException;

/** The limits that an operator has set for modules and routes. */
@Component
@Order(FilterOrder.OWN_LIMITS)
class OwnLimits extends OncePerRequestFilter {

	private final List<Counted> limits;
	private final ClientAddress clients;
	private final Problems problems;
	private final MeterRegistry metrics;

	OwnLimits(GatewayProperties properties, ClientAddress clients, Problems problems, MeterRegistry metrics) {
		this.limits = properties.limits().stream()
				.map(limit -> new Counted(meantFor(limit), limit.per(), new RateLimits(limit.perMinute()))).toList();
		this.clients = clients;
		this.problems = problems;
		this.metrics = metrics;
	}

	private record Counted(Predicate<HttpServletRequest> meantFor, GatewayProperties.Per per, RateLimits allowance) {}

	private static Predicate<HttpServletRequest> meantFor(GatewayProperties.Limit limit) {
		String route = limit.route();
		if (route == null) {
			return request -> Routes.moduleOf(Routes.pathOf(request)).equals(Optional.ofNullable(limit.module()));
		}
		String method = route.substring(0, route.indexOf(' '));
		PathPattern path = PathPatternParser.defaultInstance.parse(route.substring(method.length() + 1));
		return request -> request.getMethod().equals(method) && path.matches(PathContainer.parsePath(Routes.pathOf(request)));
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return limits.isEmpty();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			limits.stream().filter(limit -> limit.meantFor().test(request))
					.forEach(limit -> limit.allowance().take(counted(request, limit.per()), response));
		} catch (ProblemException refused) {
			metrics.counter("mirage.gateway.refused", "reason", refused.problem().slug()).increment();
			problems.write(request, response, refused);
			return;
		}
		chain.doFilter(request, response);
	}

	private String counted(HttpServletRequest request, GatewayProperties.Per per) {
		return switch (per) {
			case ALL -> "";
			case ADDRESS -> address(request);
			case CALLER -> caller().map(token -> token.caller().accountId().toString()).orElseGet(() -> address(request));
			case KEY -> caller().map(token -> String.valueOf(token.proof().key() == null ? token.caller().accountId() : token.proof().key()))
					.orElseGet(() -> address(request));
		};
	}

	private String address(HttpServletRequest request) {
		return ClientAddress.networkOf(clients.of(request));
	}

	private static Optional<CallerToken> caller() {
		return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token ? Optional.of(token) : Optional.empty();
	}
}
