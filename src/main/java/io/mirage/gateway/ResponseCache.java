package io.mirage.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

import io.mirage.platform.secrets.Sha256;

/**
 * A shared cache as RFC 9111 means it: keeps what a module marks as public and fresh for a while, and nothing else, since
 * all that is private depends on who asks. A client that has the answer already is told so by its ETag.
 */
@Component
@Order(FilterOrder.CACHE)
class ResponseCache extends OncePerRequestFilter {

	private static final int LARGEST = 256 * 1024;
	private static final Pattern MAX_AGE = Pattern.compile("(?:^|[ ,])max-age=(\\d{1,9})");
	/** About this answer to this client, not about what was answered. */
	private static final Set<String> OF_ONE_ANSWER = Set.of("date", "content-length", "transfer-encoding", "connection", "keep-alive", "x-request-id", "age");

	private final Cache<String, Kept> kept;
	private final boolean off;
	private final Clock clock;

	ResponseCache(GatewayProperties properties, Clock clock) {
		this.kept = Caffeine.newBuilder().maximumWeight(properties.maxCached().toBytes())
				.weigher((String key, Kept answer) -> key.length() + answer.body().length + 1024).build();
		this.off = properties.maxCached().toBytes() == 0;
		this.clock = clock;
	}

	@SuppressWarnings("ArrayRecordComponent") // bytes of an answer, never compared
	private record Kept(Map<String, List<String>> headers, byte[] body, String tag, Instant at, Instant until) {}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return off || !request.getMethod().equals("GET") || request.getHeader(HttpHeaders.RANGE) != null
				|| !Routes.isApi(Routes.pathOf(request)) || Routes.pathOf(request).startsWith(Routes.API + "live");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String key = key(request);
		Kept known = kept.getIfPresent(key);
		if (known != null && known.until().isAfter(clock.instant())) {
			answer(known, request, response);
			return;
		}
		HeldBack held = new HeldBack(response, LARGEST);
		chain.doFilter(request, held);
		Optional<Kept> fresh = held.content().flatMap(body -> keep(held, body));
		if (fresh.isPresent()) {
			kept.put(key, fresh.get());
			write(fresh.get(), request, response);
		} else {
			held.release();
		}
	}

	private Optional<Kept> keep(HttpServletResponse answer, byte[] body) {
		Matcher age = MAX_AGE.matcher(String.valueOf(answer.getHeader(HttpHeaders.CACHE_CONTROL)));
		if (!age.find() || answer.getHeader(HttpHeaders.SET_COOKIE) != null || answer.getStatus() != HttpServletResponse.SC_OK) {
			return Optional.empty();
		}
		Instant now = clock.instant();
		return Optional.of(new Kept(headers(answer), body, '"' + Sha256.base64Url(HexFormat.of().formatHex(body)) + '"', now,
				now.plusSeconds(Long.parseLong(age.group(1)))));
	}

	private static Map<String, List<String>> headers(HttpServletResponse answer) {
		return answer.getHeaderNames().stream().distinct().filter(name -> !isOfOneAnswer(name.toLowerCase(Locale.ROOT)))
				.collect(Collectors.toUnmodifiableMap(Function.identity(), name -> List.copyOf(answer.getHeaders(name))));
	}

	private static boolean isOfOneAnswer(String name) {
		return OF_ONE_ANSWER.contains(name) || name.startsWith("ratelimit-") || name.startsWith("access-control-");
	}

	private void answer(Kept known, HttpServletRequest request, HttpServletResponse response) throws IOException {
		known.headers().forEach((name, values) -> {
			response.setHeader(name, values.getFirst());
			values.stream().skip(1).forEach(value -> response.addHeader(name, value));
		});
		response.setHeader(HttpHeaders.AGE, Long.toString(Duration.between(known.at(), clock.instant()).toSeconds()));
		write(known, request, response);
	}

	private static void write(Kept answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (!new ServletWebRequest(request, response).checkNotModified(answer.tag())) {
			response.setContentLength(answer.body().length);
			response.getOutputStream().write(answer.body());
		}
	}

	/** All that an answer to everybody may depend on: what is asked for, in which form, and over which kind of line. */
	private static String key(HttpServletRequest request) {
		return request.isSecure() + "\n" + request.getHeader(HttpHeaders.HOST) + "\n" + request.getRequestURI() + "?" + request.getQueryString() + "\n"
				+ request.getHeader(HttpHeaders.ACCEPT);
	}
}
