package io.mirage.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.web.ProblemException;

/** Who may come at all, and how often: decided by address, before any token is looked at. */
@Component
@Order(FilterOrder.ADDRESS)
class AddressGate extends OncePerRequestFilter {

	/** Where somebody who guesses would try, or would have letters sent to others. */
	private static final Set<String> SIGN_INS = Stream.of("session", "session/passkey", "tokens", "password-resets", "password-resets/completion")
			.map(way -> Routes.API + "auth/" + way).collect(Collectors.toUnmodifiableSet());

	private static final String LINKS = Routes.API + "shared-reports/";

	private final List<IpAddressMatcher> allowed;
	private final List<IpAddressMatcher> denied;
	private final RateLimits requests;
	private final RateLimits signIns;
	private final ClientAddress clients;
	private final Problems problems;
	private final MeterRegistry metrics;

	AddressGate(GatewayProperties properties, ClientAddress clients, Problems problems, MeterRegistry metrics) {
		allowed = properties.allowedAddresses().stream().map(IpAddressMatcher::new).toList();
		denied = properties.deniedAddresses().stream().map(IpAddressMatcher::new).toList();
		requests = new RateLimits(properties.requestsPerMinute());
		signIns = new RateLimits(properties.signInsPerMinute());
		this.clients = clients;
		this.problems = problems;
		this.metrics = metrics;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			check(request, response);
		} catch (ProblemException refused) {
			metrics.counter("mirage.gateway.refused", "reason", refused.problem().slug()).increment();
			problems.write(request, response, refused);
			return;
		}
		chain.doFilter(request, response);
	}

	private void check(HttpServletRequest request, HttpServletResponse response) {
		String address = clients.of(request);
		if (!allowed.isEmpty() && !matches(allowed, address) || matches(denied, address)) {
			throw GatewayProblem.ADDRESS_NOT_ALLOWED.because("Requests from " + address + " are not accepted here.");
		}
		String path = Routes.pathOf(request);
		if (!Routes.isApi(path)) {
			return;
		}
		String network = ClientAddress.networkOf(address);
		requests.take(network, response);
		if (request.getMethod().equals("POST") && SIGN_INS.contains(path) || path.startsWith(LINKS)) {
			signIns.take(network, response);
		}
	}

	private static boolean matches(List<IpAddressMatcher> networks, String address) {
		return networks.stream().anyMatch(network -> network.matches(address));
	}
}
