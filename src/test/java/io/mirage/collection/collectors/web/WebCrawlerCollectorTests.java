package io.mirage.collection.collectors.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebCrawlerCollectorTests implements CollectorContract {

	private static final String SITE = "https://www.example.com";
	private static final Map<String, String> HTML = Map.of("content-type", "text/html");

	@Override
	public Collector collector() {
		return new WebCrawlerCollector(Clock.systemUTC());
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "www.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource()
				.page(SITE + "/robots.txt", 200, Map.of("content-type", "text/plain"),
						"User-agent: *\nDisallow: /private/\nSitemap: " + SITE + "/map.xml")
				.page(SITE + "/", 200, HTML, "<title>Home</title><a href=/a>a</a><a href=/private/x>x</a><a href=https://other.example/>o</a>"
						+ "<form action=/search><input name=q></form>")
				.page(SITE + "/a", 302, Map.of("location", "/b?page=1"), "")
				.page(SITE + "/b?page=1", 200, HTML, "<title>B</title>")
				.page(SITE + "/listed", 200, HTML, "<title>Listed</title>")
				.page(SITE + "/map.xml", 200, Map.of("content-type", "application/xml"),
						"<urlset><url><loc>" + SITE + "/listed</loc></url><url><loc>https://other.example/</loc></url></urlset>")
				.page(SITE + "/favicon.ico", 200, Map.of("content-type", "image/png"), "picture");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Url " + SITE + "/", "Url " + SITE + "/a", "Url " + SITE + "/b?page=1", "Url " + SITE + "/listed",
				"Url " + SITE + "/private/", "WebParameter " + SITE + "/search q", "WebParameter " + SITE + "/b page",
				"Hostname www.example.com", "Fingerprint favicon:" + Favicon.hash("picture".getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of(SITE + "/ links_to " + SITE + "/a", SITE + "/a redirects_to " + SITE + "/b?page=1",
				SITE + "/map.xml links_to " + SITE + "/listed", SITE + "/ exposes " + SITE + "/search q");
	}

	@Test
	void staysOnTheSiteAndOutOfWhatIsForbidden() throws Exception {
		ScriptedSource source = recording();
		Answer answer = ask(source);

		assertThat(source.calls).noneMatch(call -> call.contains("other.example") || call.contains("/private/"));
		assertThat(fact(answer, SITE + "/private/").tags()).contains("disallowed");
		assertThat(fact(answer, "www.example.com").attributes()).containsEntry("crawl_ended", "complete").containsEntry("crawled_pages", "4");
		assertThat(CollectorContract.facts(answer)).noneMatch(fact -> fact.contains("other.example"));
	}

	@Test
	void goesEverywhereIfToldTo() throws Exception {
		ScriptedSource source = recording().page(SITE + "/private/x", 200, HTML, "<title>X</title>").set("respect-robots", "false");
		ask(source);

		assertThat(source.calls).contains("visit " + SITE + "/private/x");
	}

	@Test
	void endsAtItsLimits() throws Exception {
		String links = IntStream.range(0, 50).mapToObj(i -> "<a href=/page-" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + ">x</a>")
				.collect(Collectors.joining());
		ScriptedSource source = new ScriptedSource().page(SITE + "/robots.txt", 404, Map.of(), "").page(SITE + "/", 200, HTML, links)
				.page(SITE + "/sitemap.xml", 404, Map.of(), "").set("max-pages", "3");
		IntStream.range(0, 50).forEach(i -> source.page(SITE + "/page-" + (char) ('a' + i % 26) + (char) ('a' + i / 26), 200, HTML, "<p>" + i));

		assertThat(fact(ask(source), "www.example.com").attributes()).containsEntry("crawled_pages", "3").containsEntry("crawl_ended",
				"page limit, icon not seen");
	}

	@Test
	void endsWhenItsTimeIsOver() throws Exception {
		ScriptedSource source = recording().set("max-duration", "10s");
		Answer answer = new Answer(new EntityParser());
		new WebCrawlerCollector(new TickingClock(Duration.ofSeconds(6))).collect(question(), source, answer);

		assertThat(fact(answer, "www.example.com").attributes()).containsEntry("crawl_ended", "time limit");
	}

	@Test
	void asksAFailingServerNoFurther() throws Exception {
		String links = IntStream.range(0, 50).mapToObj(i -> "<a href=/p" + "x".repeat(i) + ">x</a>").collect(Collectors.joining());
		ScriptedSource source = new ScriptedSource().page(SITE + "/robots.txt", 404, Map.of(), "").page(SITE + "/", 200, HTML, links);
		Answer answer = ask(source);

		assertThat(fact(answer, "www.example.com").attributes().get("crawl_ended")).startsWith("server failed");
		assertThat(fact(answer, SITE + "/p").attributes().get("failure")).contains("The script has no");
	}

	@Test
	void triesPlainHttpWhereThereIsNoTls() throws Exception {
		ScriptedSource source = new ScriptedSource().page("http://www.example.com/robots.txt", 404, Map.of(), "")
				.page("http://www.example.com/", 200, HTML, "<title>x</title>");

		assertThat(CollectorContract.facts(ask(source))).contains("Url http://www.example.com/").noneMatch(fact -> fact.contains("https"));
	}

	@Test
	void isUnreachableIfNothingAnswers() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(new ScriptedSource()));
	}

	@Test
	void anEndlessSiteEnds() throws Exception {
		ScriptedSource source = new ScriptedSource() {
			@Override
			public HttpReply visit(URI uri) {
				calls.add("visit " + uri);
				String body = "<a href='" + uri.getRawPath() + "/deeper'>x</a><a href='?day=" + calls.size() + "&PHPSESSID=" + calls.size()
						+ "'>next</a><a href='/calendar/2026/" + calls.size() + "'>c</a>" + calls.size();
				return new HttpReply(uri, 200, HTML, body.getBytes(StandardCharsets.UTF_8), EVIDENCE);
			}
		};
		source.set("max-pages", "100000").set("max-depth", "100000");
		ask(source);

		assertThat(source.calls).hasSizeLessThan(500);
	}

	private static Fact fact(Answer answer, String value) {
		return answer.facts().stream().filter(fact -> fact.entity().value().equals(value)).findFirst().orElseThrow();
	}
}
