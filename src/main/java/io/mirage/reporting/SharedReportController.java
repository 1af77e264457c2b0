package io.mirage.reporting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.security.OpenToAll;

/** What is behind a link: for whoever has it. How often an address may try is limited by the gateway. */
@RestController
@RequestMapping("/api/v1/shared-reports/{token}")
class SharedReportController {

	/** @param sizes bytes by format */
	record SharedReport(String title, Instant createdAt, List<String> formats, Map<String, Long> sizes) {}

	private static final String BASIC = "Basic ";

	private final Sharing sharing;
	private final ReportDelivery delivery;
	private final ClientAddress clients;

	SharedReportController(Sharing sharing, ReportDelivery delivery, ClientAddress clients) {
		this.sharing = sharing;
		this.delivery = delivery;
		this.clients = clients;
	}

	/** Open to all: the secret in the path is what opens it, with a password where one was set. */
	@GetMapping
	@OpenToAll
	SharedReport summary(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
		Report report = open(token, "summary", request, response);
		return new SharedReport(report.title(), report.createdAt(), report.formats(), report.sizes());
	}

	/** Open to all: the secret in the path is what opens it, with a password where one was set. */
	@GetMapping("/content")
	@OpenToAll
	void content(@PathVariable String token, @RequestParam(defaultValue = "html") String format, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		ReportFormat wanted = ReportFormat.of(format);
		delivery.send(open(token, wanted.label(), request, response), wanted, response);
	}

	private Report open(String token, String asked, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("X-Robots-Tag", "noindex");
		String password = password(request.getHeader(HttpHeaders.AUTHORIZATION));
		if (password == null) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Shared report\", charset=\"UTF-8\"");
		}
		return sharing.open(token, password, clients.of(request), asked);
	}

	/** By RFC 7617; the user name does not matter. */
	private static @Nullable String password(@Nullable String authorization) {
		if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
			return null;
		}
		try {
			String both = new String(Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
			int colon = both.indexOf(':');
			return colon < 0 ? null : both.substring(colon + 1);
		} catch (IllegalArgumentException notBase64) {
			return null;
		}
	}
}
