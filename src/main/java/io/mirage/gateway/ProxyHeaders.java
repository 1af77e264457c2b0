package io.mirage.gateway;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.security.LocalOrigin;
import io.mirage.platform.web.RequestId;

/** Which headers pass the gateway, and what it says of the client itself. */
@Component
class ProxyHeaders {

	/** For one connection only (RFC 9110, 7.6.1), or set by the HTTP client itself. */
	private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-authenticate",
			"proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "host", "content-length",
			"expect", "http2-settings");

	private final ClientAddress clients;
	private final LocalOrigin origin;

	ProxyHeaders(ClientAddress clients, LocalOrigin origin) {
		this.clients = clients;
		this.origin = origin;
	}

	/** What a client says about itself in forwarding headers is dropped: the modules would believe it. */
	void forward(HttpServletRequest request, HttpRequest.Builder to) {
		Set<String> named = namedBy(Collections.list(request.getHeaders("Connection")));
		for (String name : Collections.list(request.getHeaderNames())) {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!HOP_BY_HOP.contains(lower) && !named.contains(lower) && !isClaim(lower)) {
				Collections.list(request.getHeaders(name)).forEach(value -> to.header(name, value));
			}
		}
		to.setHeader("X-Forwarded-For", clients.of(request));
		to.setHeader("X-Forwarded-Proto", request.getScheme());
		to.setHeader("X-Forwarded-Host", String.valueOf(request.getHeader("Host")));
		origin.word(request).ifPresent(word -> to.setHeader(LocalOrigin.HEADER, word));
		to.setHeader(RequestId.HEADER, RequestId.of(request));
	}

	/** The module's word stands: a header that the gateway has set already gives way. */
	void back(HttpHeaders answer, HttpServletResponse response) {
		Set<String> named = namedBy(answer.allValues("connection"));
		answer.map().forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			boolean length = lower.equals("content-length");
			if (length || !HOP_BY_HOP.contains(lower) && !named.contains(lower) && !lower.startsWith("ratelimit-")) {
				response.setHeader(name, values.getFirst());
				values.stream().skip(1).forEach(value -> response.addHeader(name, value));
			}
		});
	}

	private static boolean isClaim(String name) {
		return name.equals("forwarded") || name.startsWith("x-forwarded-") || name.startsWith("x-user-")
				|| name.startsWith("x-mirage-") || name.equals("x-real-ip") || name.equals("x-request-id");
	}

	private static Set<String> namedBy(List<String> connection) {
		return connection.stream().flatMap(value -> Arrays.stream(value.split(",")))
				.map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
	}
}
