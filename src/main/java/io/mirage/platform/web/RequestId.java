package io.mirage.platform.web;

import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import io.mirage.events.Uuids;

/** Names every request, so that its answer, its log lines in every process and its audit entry can be found again. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId extends OncePerRequestFilter {

	public static final String HEADER = "X-Request-Id";

	private static final String TRACE_ID = "trace_id";
	private static final String ATTRIBUTE = RequestId.class.getName();
	/** A caller's own id goes into log lines, so it may hold nothing that could forge one. */
	private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

	private final Clock clock;

	RequestId(Clock clock) {
		this.clock = clock;
	}

	/** The id of a request that went through this filter. */
	public static String of(HttpServletRequest request) {
		return String.valueOf(request.getAttribute(ATTRIBUTE));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = accepted(request.getHeader(HEADER));
		request.setAttribute(ATTRIBUTE, id);
		response.setHeader(HEADER, id);
		MDC.put(TRACE_ID, id);
		try {
			chain.doFilter(request, response);
		} finally {
			MDC.remove(TRACE_ID);
		}
	}

	private String accepted(@Nullable String offered) {
		return offered != null && ACCEPTABLE.matcher(offered).matches() ? offered
				: Uuids.timeOrdered(clock.instant()).toString();
	}
}
