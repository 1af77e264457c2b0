package io.mirage.collection.collectors.web;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.HttpReply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class PageContentTests {

	@Test
	void resolvesLinksAgainstTheBaseOfThePage() {
		PageContent page = html("<base href='/docs/'><a href=a>a</a><a href='//x.example/b'>b</a><a href=http://[broken>c</a>");

		assertThat(page.links()).containsExactly("https://www.example.com/docs/a", "https://x.example/b");
	}

	@Test
	void readsSeveralAddressesOfAMailtoLink() {
		assertThat(html("<a href='MAILTO:a%40example.com,b+c@example.com?subject=d@example.com'>x</a><a href='mailto:%zz'>y</a>")
				.emails()).containsExactly("a@example.com", "b+c@example.com");
	}

	@Test
	void gluesNoAddressTogetherFromNeighbouringCells() {
		assertThat(html("<table><td>a@example.com<td>b@example.com</table><p>c@example.com</p><p>d</p>").emails())
				.containsExactly("a@example.com", "b@example.com", "c@example.com");
	}

	@Test
	void scriptsAndCommentsAreNoText() {
		PageContent page = html("<title>x</title><script>'a@example.com';document.title='y'</script><!-- b@example.com -->");

		assertThat(page.emails()).isEmpty();
		assertThat(page.title()).isEqualTo("x");
	}

	@Test
	void knowsTheCharsetFromThePageIfTheServerIsSilent() {
		byte[] body = "<meta charset=iso-8859-1><title>Gr\u00fc\u00dfe</title>".getBytes(StandardCharsets.ISO_8859_1);

		assertThat(read("text/html", body).title()).isEqualTo("Gr\u00fc\u00dfe");
		assertThat(read("text/html; charset=\"nonsense\"", body).title()).isEqualTo("Gr\u00fc\u00dfe");
		assertThat(read("text/html; charset=windows-1251", "<title>\u041f</title>".getBytes(Charset.forName("windows-1251"))).title())
				.isEqualTo("\u041f");
	}

	@Test
	void readsJapaneseThatNobodyLabelled() {
		byte[] body = "<title>\u51e7\u3042\u3052</title>".getBytes(Charset.forName("ISO-2022-JP"));

		assertThat(read("text/html", body).title()).isEqualTo("\u51e7\u3042\u3052");
	}

	@Test
	void knowsFormsCommentsMetasAndVeiledAddresses() {
		PageContent page = html("""
				<meta property="og:title" content="x"><!-- TODO ask Ada --><!-- -->
				<form method=POST action=/in><input name=user><input type=password name=pass><input type=submit></form>
				<a data-cfemail="422b2c242d02273a232f322e276c212d2f">[protected]</a><script src=/app.js></script>""");

		assertThat(page.forms()).containsExactly(new WebForm("post", "https://www.example.com/in", Set.of("user", "pass"), true));
		assertThat(page.comments()).containsExactly("TODO ask Ada");
		assertThat(page.metas()).containsEntry("og:title", "x");
		assertThat(page.emails()).containsExactly("info@example.com");
		assertThat(page.scripts()).containsExactly("https://www.example.com/app.js");
	}

	@Test
	void readsOnlyAddressesInOtherTextsAndNothingInPictures() {
		byte[] body = "<title>no</title> a@example.com".getBytes(StandardCharsets.UTF_8);

		assertThat(read("text/plain", body).emails()).containsExactly("a@example.com");
		assertThat(read("text/plain", body).title()).isEmpty();
		assertThat(read("image/png", body)).isEqualTo(PageContent.NOTHING);
		assertThat(read("text/css", body).emails()).isEmpty();
	}

	@Test
	void isBoundedAndQuickOnHostilePages() {
		assertTimeout(Duration.ofSeconds(20), () -> {
			String links = IntStream.range(0, 50_000).mapToObj(i -> "<a href=/" + i + ">x</a>").collect(Collectors.joining());
			assertThat(html(links).links()).hasSize(500);
			assertThat(html("<div data-x='" + "A".repeat(100_000) + "'><a href='/ok'>x</a>").links()).hasSize(1);
			assertThat(html("<b><i><table><tr><td>".repeat(30_000) + "<a href=/x>").forms()).isEmpty();
			assertThat(html("<a href='" + "a@".repeat(100_000) + "'>").links()).hasSizeLessThan(2);
			assertThat(html("<title>" + "&amp;".repeat(300_000)).title()).isNotEmpty();
		});
	}

	private static PageContent html(String body) {
		return read("text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
	}

	private static PageContent read(String type, byte[] body) {
		return PageContent.read(new HttpReply(URI.create("https://www.example.com/a/b"), 200, Map.of("content-type", type), body,
				ScriptedSource.EVIDENCE));
	}
}
