package io.mirage.collection.collectors.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.collectors.web.Technologies.Match;
import io.mirage.collection.source.HttpReply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class TechnologiesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"server|nginx/1.24.0|nginx|1.24.0", "server|Apache/2.4.57 (Debian)|Apache|2.4.57",
			"x-powered-by|PHP/8.2.7|PHP|8.2.7", "x-jenkins|2.440.1|Jenkins|2.440.1", "via|1.1 varnish (Varnish/7.1)|Varnish|7.1",
			"set-cookie|laravel_session=a; path=/; httponly|Laravel|''", "cf-ray|8a-FRA|Cloudflare|''"})
	void readsHeaders(String header, String value, String name, String version) {
		assertThat(of(Map.of(header, value), "")).filteredOn(match -> match.name().equals(name)).extracting(Match::version)
				.containsExactly(version);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"<meta name=generator content='WordPress 6.4.2'>|WordPress|6.4.2",
			"<script src='/wp-includes/js/jquery/jquery-3.7.1.min.js'></script>|jQuery|3.7.1",
			"<script src='https://cdn.example/npm/vue@3.4.21/dist/vue.js'></script>|Vue.js|3.4.21",
			"<app-root ng-version=\"17.2.0\"></app-root>|Angular|17.2.0", "<title>Roundcube Webmail :: Welcome</title>|Roundcube|''",
			"<div id=\"__nuxt\"></div>|Nuxt|''"})
	void readsPages(String page, String name, String version) {
		assertThat(of(Map.of(), page)).filteredOn(match -> match.name().equals(name)).extracting(Match::version).containsExactly(version);
	}

	@Test
	void addsWhatIsImplied() {
		assertThat(of(Map.of(), "<link href=/wp-content/plugins/woocommerce/a.css>")).extracting(Match::name)
				.contains("WooCommerce", "WordPress", "PHP", "MySQL");
	}

	@Test
	void seesNothingInAPageThatOnlyTalks() {
		assertThat(of(Map.of("server", "kites"), "<p>We like WordPress, Drupal, nginx/1.0, Jenkins and jquery-3.7.1.js.</p>")).isEmpty();
	}

	@Test
	void knowsEnoughAndKnowsIcons() {
		assertThat(Technologies.count()).isGreaterThanOrEqualTo(150);
		assertThat(Technologies.ofIcon(81586312)).extracting(Match::name).containsExactly("Jenkins");
		assertThat(Technologies.ofIcon(1)).isEmpty();
	}

	@Test
	void takesNoLongOverHostilePages() {
		String scripts = "<script src='/jquery-1.1.1.1.1.1/vue@@@@/react-react-react/angular.js'></script>".repeat(5000);

		assertTimeout(Duration.ofSeconds(20), () -> {
			of(Map.of("server", "Apache/".repeat(100_000), "via", "1.1 varnish (Varnish/".repeat(10_000)), scripts);
			of(Map.of("set-cookie", "a=b, ".repeat(200_000)), "/wp-conten".repeat(150_000));
			of(Map.of(), "<meta name=generator content='" + "Joomla! ".repeat(100_000) + "'>");
		});
	}

	@Test
	void namesWhatASiteDoesWithout() {
		ResponseHeaders bare = new ResponseHeaders(reply("https://www.example.com/", Map.of(), ""));
		ResponseHeaders careful = new ResponseHeaders(reply("http://www.example.com/", Map.of("content-security-policy",
				"default-src 'self'; frame-ancestors 'none'", "x-content-type-options", "nosniff", "referrer-policy", "no-referrer",
				"permissions-policy", "camera=()"), ""));

		assertThat(bare.missing()).containsExactly("content-security-policy", "strict-transport-security", "x-content-type-options",
				"referrer-policy", "permissions-policy", "x-frame-options");
		assertThat(careful.missing()).isEmpty();
	}

	@Test
	void tellsCarelessCookies() {
		ResponseHeaders headers = new ResponseHeaders(reply("https://www.example.com/", Map.of("set-cookie",
				"sid=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure; HttpOnly, theme=dark; Secure, lang=de; httponly"), ""));

		assertThat(headers.cookies()).containsExactly("sid", "theme", "lang");
		assertThat(headers.carelessCookies()).containsExactly("theme", "lang");
	}

	private static Iterable<Match> of(Map<String, String> headers, String page) {
		HttpReply reply = reply("https://www.example.com/", headers, page);
		return Technologies.of(Traces.of(reply, PageContent.read(reply)));
	}

	private static HttpReply reply(String uri, Map<String, String> headers, String page) {
		return new HttpReply(URI.create(uri), 200, headers, page.getBytes(StandardCharsets.UTF_8), ScriptedSource.EVIDENCE);
	}
}
