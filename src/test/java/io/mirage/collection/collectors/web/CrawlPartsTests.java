package io.mirage.collection.collectors.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class CrawlPartsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"Disallow: /private|/private/x|false", "Disallow: /private|/public|true", "Disallow:|/x|true",
			"Disallow: /;Allow: /open|/open/x|true", "Disallow: /*.pdf$|/a/b.pdf|false", "Disallow: /*.pdf$|/a/b.pdf?x|true",
			"Disallow: /a;Allow: /a|/a|true", "Disallow: /a*z|/abcz/1|false", "Disallow: /a*z|/abc|true", "Disallow: /*?sid=|/x?sid=1|false",
			"DISALLOW : /x # comment|/x|false"})
	void rulesAreReadAsTheStandardSays(String rules, String path, boolean allowed) {
		Robots robots = Robots.parse("User-agent: *\n" + rules.replace(";", "\n"));

		assertThat(robots.allows(URI.create("https://www.example.com" + path))).isEqualTo(allowed);
	}

	@Test
	void theGroupThatNamesUsCounts() {
		Robots robots = Robots.parse("User-agent: *\nDisallow: /\nCrawl-delay: 2\n\nUser-agent: other\nUser-agent: Mirage\nDisallow: /a\nCrawl-delay: 9999\n"
				+ "Sitemap: https://www.example.com/s.xml");

		assertThat(robots.allows(URI.create("https://www.example.com/b"))).isTrue();
		assertThat(robots.allows(URI.create("https://www.example.com/a"))).isFalse();
		assertThat(robots.crawlDelay()).isEqualTo(Duration.ofSeconds(10));
		assertThat(robots.sitemaps()).containsExactly("https://www.example.com/s.xml");
		assertThat(robots.paths()).containsExactly("/", "/a");
	}

	@Test
	void hostileRulesTakeNoLong() {
		assertTimeout(Duration.ofSeconds(20), () -> {
			Robots robots = Robots.parse("User-agent: *\n" + ("Disallow: /" + "a*".repeat(200) + "b$\n").repeat(1000));
			assertThat(robots.allows(URI.create("https://www.example.com/" + "a".repeat(2000)))).isTrue();
			Robots.parse(":".repeat(1_000_000));
			Robots.parse("\n".repeat(1_000_000));
		});
	}

	@Test
	void readsSitemapsAndTheirIndex() throws IOException {
		byte[] xml = "<?xml version='1.0'?><urlset><url><loc> https://e.example/a?x=1&amp;y=2 </loc></url><url><loc><![CDATA[https://e.example/b]]></loc></url></urlset>"
				.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
			out.write(xml);
		}

		assertThat(Sitemap.parse(xml)).isEqualTo(new Sitemap(List.of("https://e.example/a?x=1&y=2", "https://e.example/b"), false));
		assertThat(Sitemap.parse(packed.toByteArray())).isEqualTo(Sitemap.parse(xml));
		assertThat(Sitemap.parse("<sitemapindex><loc>https://e.example/1.xml</loc></sitemapindex>".getBytes(StandardCharsets.UTF_8)).isIndex()).isTrue();
		assertThat(Sitemap.parse("https://e.example/a\nno\n".getBytes(StandardCharsets.UTF_8)).addresses()).containsExactly("https://e.example/a");
	}

	@Test
	void refusesSitemapBombs() throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
			out.write("<urlset>".getBytes(StandardCharsets.UTF_8));
			for (int i = 0; i < 100; i++) {
				out.write("<loc>https://e.example/</loc>".repeat(100_000).getBytes(StandardCharsets.UTF_8));
			}
		}
		assertTimeout(Duration.ofSeconds(10), () -> {
			assertThat(Sitemap.parse(packed.toByteArray()).addresses()).hasSize(5000);
			assertThat(Sitemap.parse(("<urlset>" + "<loc>".repeat(500_000)).getBytes(StandardCharsets.UTF_8)).addresses()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = {"https://e.example/a/a/a", "https://e.example/1/2/3/4/5/6/7/8/9/10/11/12/13", "https://e.example/?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9",
			"mailto:a@e.example", "https://[broken"})
	void keepsOutOfTraps(String address) {
		assertThat(new TrapGuard().admit(address)).isEmpty();
		assertThat(new TrapGuard().admit("https://e.example/" + "x".repeat(500))).isEmpty();
	}

	@Test
	void sessionsMakeNoNewPages() {
		TrapGuard guard = new TrapGuard();

		assertThat(guard.admit("https://e.example/a;jsessionid=1?b=2&PHPSESSID=3&utm_source=x#top")).contains(URI.create("https://e.example/a?b=2"));
		assertThat(guard.admit("https://e.example/a;jsessionid=4?utm_source=y&b=2")).isEmpty();
		assertThat(guard.admit("https://e.example/a?sid=5")).contains(URI.create("https://e.example/a"));
	}

	@Test
	void aCalendarHasAFewPagesOnly() {
		TrapGuard guard = new TrapGuard();
		long admitted = IntStream.range(0, 1000).filter(day -> guard.admit("https://e.example/calendar/2026/" + day).isPresent()).count();

		assertThat(admitted).isEqualTo(20);
	}

	/** Values of the reference implementation; the icon's is that of a one-pixel GIF, by an independent implementation. */
	@Test
	void hashesAsTheReferenceDoes() {
		assertThat(Favicon.murmur(new byte[0])).isZero();
		assertThat(Favicon.murmur("hello".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0x248bfa47);
		assertThat(Favicon.murmur("hello, world".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0x149bbb7f);
		assertThat(Favicon.hash(Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"))).isEqualTo(-1542678720);
	}
}
