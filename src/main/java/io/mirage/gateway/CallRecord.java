package io.mirage.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

import io.mirage.events.OrganisationId;
import io.mirage.events.gateway.ApiCall;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.web.RequestId;

/** Keeps account of every call: log line, figures per module and route, and an audit entry if it may change something. */
@Component
@Order(FilterOrder.RECORD)
class CallRecord extends OncePerRequestFilter {

	private static final Logger LOG = LoggerFactory.getLogger("io.mirage.access");
	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
	private static final int MAX_PATH = 500;

	private final AuditQueue audit;
	private final MeterRegistry metrics;
	private final ClientAddress clients;
	private final Clock clock;

	CallRecord(AuditQueue audit, MeterRegistry metrics, ClientAddress clients, Clock clock) {
		this.audit = audit;
		this.metrics = metrics;
		this.clients = clients;
		this.clock = clock;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !Routes.isApi(Routes.pathOf(request));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Instant begin = clock.instant();
		long start = System.nanoTime();
		try {
			chain.doFilter(request, response);
		} finally {
			note(request, response.getStatus(), begin, Duration.ofNanos(System.nanoTime() - start));
		}
	}

	private void note(HttpServletRequest request, int status, Instant begin, Duration duration) {
		String path = request.getRequestURI();
		@Nullable Caller caller = CallerLimit.callerOf(request);
		boolean changing = !READING.contains(request.getMethod());
		metrics.timer("mirage.gateway.requests", "module", Routes.moduleOf(Routes.pathOf(request)).map(MirageModule::id).orElse("platform"),
				"route", route(request), "method", changing ? "change" : "read", "status", status / 100 + "xx").record(duration);
		if (changing || status >= 400) {
			LOG.info("{} {} {} {} ms {} {}", request.getMethod(), shortened(path), status, duration.toMillis(),
					clients.of(request), caller == null ? "-" : caller.username());
		} else {
			LOG.debug("{} {} {} {} ms {}", request.getMethod(), shortened(path), status, duration.toMillis(),
					clients.of(request));
		}
		if (changing) {
			OrganisationId organisation = caller == null ? OrganisationId.DEFAULT : caller.organisationId();
			audit.add(organisation, new ApiCall(RequestId.of(request), begin, caller == null ? null : caller.username(),
					request.getMethod(), shortened(path), status, duration));
		}
	}

	/** The pattern, not the path: there are as many paths as identifiers, or as an attacker likes. */
	private static String route(HttpServletRequest request) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		return pattern == null ? "none" : pattern.toString();
	}

	/** The raw path is percent-encoded, so it cannot break a line. */
	private static String shortened(String path) {
		return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH);
	}
}
