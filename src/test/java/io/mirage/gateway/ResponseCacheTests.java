package io.mirage.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseCacheTests {

	private static final String JWKS = "/api/v1/auth/jwks";

	private final AtomicInteger asked = new AtomicInteger();
	private final Hand hand = new Hand();
	private final ResponseCache cache = new ResponseCache(new Binder(new MapConfigurationPropertySource())
			.bindOrCreate("mirage.gateway", GatewayProperties.class), hand);

	@Test
	void keepsWhatIsForEverybodyWhileItIsFresh() throws Exception {
		MockHttpServletResponse first = get(JWKS, "max-age=60, public");
		hand.now = hand.now.plusSeconds(30);
		MockHttpServletResponse second = get(JWKS, "max-age=60, public");

		assertThat(asked).hasValue(1);
		assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString()).isEqualTo("answer 1");
		assertThat(second.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'");
		assertThat(second.getHeader("Age")).isEqualTo("30");
		assertThat(second.getHeader("X-Request-Id")).as("of the first one").isNull();
		hand.now = hand.now.plusSeconds(31);
		assertThat(get(JWKS, "max-age=60, public").getContentAsString()).isEqualTo("answer 2");
	}

	@Test
	void tellsWhoHasItAlready() throws Exception {
		String tag = Objects.requireNonNull(get(JWKS, "max-age=60, public").getHeader("ETag"));
		MockHttpServletRequest request = new MockHttpServletRequest("GET", JWKS);
		request.addHeader("If-None-Match", tag);

		MockHttpServletResponse answer = get(request, "max-age=60, public");

		assertThat(answer.getStatus()).isEqualTo(304);
		assertThat(answer.getContentAsByteArray()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"no-store", "private, max-age=60", "max-age=60", "public", "public, max-age=0x", "public, no-store, max-age=60"})
	void keepsNothingElse(String control) throws Exception {
		get(JWKS, control);

		assertThat(get(JWKS, control).getContentAsString()).isEqualTo("answer 2");
	}

	@Test
	void keepsNoCookieAndNoFailure() throws Exception {
		for (int i = 1; i <= 2; i++) {
			assertThat(get(new MockHttpServletRequest("GET", JWKS), "public, max-age=60", response -> response.addHeader("Set-Cookie", "a=b"))
					.getContentAsString()).isEqualTo("answer " + i);
		}
		for (int i = 3; i <= 4; i++) {
			assertThat(get(new MockHttpServletRequest("GET", JWKS), "public, max-age=60", response -> response.setStatus(404)).getContentAsString())
					.isEqualTo("answer " + i);
		}
	}

	@Test
	void oneQuestionIsNotAnother() throws Exception {
		for (String path : List.of(JWKS, JWKS + "/", "/api/v1/platform/version")) {
			get(path, "public, max-age=60");
		}
		MockHttpServletRequest post = new MockHttpServletRequest("POST", JWKS);
		get(post, "public, max-age=60");
		MockHttpServletRequest other = new MockHttpServletRequest("GET", JWKS);
		other.setQueryString("x=1");
		get(other, "public, max-age=60");
		MockHttpServletRequest language = new MockHttpServletRequest("GET", JWKS);
		language.addHeader("Accept", "text/plain");
		get(language, "public, max-age=60");

		assertThat(asked).hasValue(6);
	}

	@Test
	void holdsNoStreamAndNothingLarge() throws Exception {
		MockHttpServletResponse stream = new MockHttpServletResponse();
		cache.doFilter(new MockHttpServletRequest("GET", "/api/v1/exports/1/content"), stream, (request, response) -> {
			response.getOutputStream().write(new byte[10]);
			assertThat(stream.getContentAsByteArray()).as("gone at once").hasSize(10);
		});
		MockHttpServletResponse large = new MockHttpServletResponse();
		cache.doFilter(new MockHttpServletRequest("GET", JWKS), large, (request, response) -> {
			((HttpServletResponse) response).setHeader("Cache-Control", "public, max-age=60");
			for (int i = 0; i < 40; i++) {
				response.getOutputStream().write(new byte[10_000]);
			}
		});
		assertThat(large.getContentAsByteArray()).hasSize(400_000);
		assertThat(get(JWKS, "public, max-age=60").getContentAsString()).isEqualTo("answer 1");
	}

	private MockHttpServletResponse get(String path, String control) throws ServletException, IOException {
		return get(new MockHttpServletRequest("GET", path), control);
	}

	private MockHttpServletResponse get(MockHttpServletRequest request, String control) throws ServletException, IOException {
		return get(request, control, response -> { });
	}

	private interface Change {
		void on(HttpServletResponse response);
	}

	private MockHttpServletResponse get(MockHttpServletRequest request, String control, Change change) throws ServletException, IOException {
		MockHttpServletResponse answer = new MockHttpServletResponse();
		cache.doFilter(request, answer, (asking, response) -> {
			HttpServletResponse http = (HttpServletResponse) response;
			http.setHeader("Cache-Control", control);
			http.setHeader("Content-Security-Policy", "default-src 'none'");
			http.setHeader("X-Request-Id", "one");
			change.on(http);
			http.getOutputStream().write(("answer " + asked.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
			http.flushBuffer();
		});
		return answer;
	}

	private static final class Hand extends Clock {

		private Instant now = Instant.parse("2026-11-25T12:00:00Z");

		@Override
		public Instant instant() {
			return now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}
	}
}
