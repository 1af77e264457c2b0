package io.mirage.gateway;

import java.io.IOException;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.CallerToken;
import io.mirage.platform.web.ProblemException;

/** How often one account may ask, wherever from; and the place where the caller is known for the record. */
@Component
@Order(FilterOrder.CALLER)
class CallerLimit extends OncePerRequestFilter {

	private static final String CALLER = CallerLimit.class.getName();

	private final RateLimits requests;
	private final Problems problems;
	private final MeterRegistry metrics;

	CallerLimit(GatewayProperties properties, Problems problems, MeterRegistry metrics) {
		this.requests = new RateLimits(properties.requestsPerMinuteAndCaller());
		this.problems = problems;
		this.metrics = metrics;
	}

	/** Absent if nobody was signed in, or the request did not get that far. */
	static @Nullable Caller callerOf(HttpServletRequest request) {
		return (Caller) request.getAttribute(CALLER);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token) {
			request.setAttribute(CALLER, token.caller());
			try {
				requests.take(token.caller().accountId().toString(), response);
			} catch (ProblemException refused) {
				metrics.counter("mirage.gateway.refused", "reason", refused.problem().slug()).increment();
				problems.write(request, response, refused);
				return;
			}
		}
		chain.doFilter(request, response);
	}
}
