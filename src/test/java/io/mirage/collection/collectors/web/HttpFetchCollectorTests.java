package io.mirage.collection.collectors.web;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpFetchCollectorTests implements CollectorContract {

	private static final String HOME = "https://www.example.com/";

	@Override
	public Collector collector() {
		return new HttpFetchCollector(new EntityParser());
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "www.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource()
				.page("http://www.example.com/", 301, Map.of("location", "https://www.example.com/", "server", "nginx/1.24"), "moved")
				.page(HOME, 200, Map.of("content-type", "text/html; charset=utf-8", "server", "Apache/2.4 (Debian)",
						"x-powered-by", "PHP/8.2"), """
						<title> Hello
						there</title><meta name=Generator content="Hugo 0.121.1"><script src="https://static.example.com/a.js"></script>
						<a href="/about?x=1#top">about</a> <a href="https://shop.example.com">shop</a>
						<a href="https://www.other.example/">partner</a> <a href="javascript:alert(1)">no</a>
						<a href="mailto:Info@Example.com?subject=x">mail</a> or press@example.com.
						<form method=post action="https://login.example.com/in"><input type=password></form>""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Url http://www.example.com/", "Url " + HOME, "Url https://www.example.com/about?x=1",
				"Url https://shop.example.com/", "Url https://www.other.example/", "Hostname shop.example.com",
				"Hostname static.example.com", "Hostname login.example.com", "Technology nginx", "Technology Apache",
				"Technology PHP", "Technology Hugo", "EmailAddress info@example.com", "EmailAddress press@example.com",
				"Service www.example.com:80/tcp", "Service www.example.com:443/tcp");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("http://www.example.com/ redirects_to " + HOME, HOME + " links_to https://shop.example.com/",
				HOME + " links_to https://www.other.example/", HOME + " uses_technology Hugo",
				"press@example.com mentioned_in " + HOME, "www.example.com exposes www.example.com:80/tcp");
	}

	@Test
	void namesNoForeignHostAndRunsNoScript() throws Exception {
		assertThat(CollectorContract.facts(ask(recording()))).doesNotContain("Hostname www.other.example")
				.noneMatch(fact -> fact.contains("javascript"));
	}

	@Test
	void describesPageAndService() throws Exception {
		Answer answer = ask(recording());

		assertThat(fact(answer, HOME).attributes()).containsAllEntriesOf(Map.of("status", "200", "title", "Hello there",
				"content_type", "text/html", "forms", "1", "asks_for_password", "true"));
		assertThat(fact(answer, "www.example.com:443/tcp").attributes()).containsEntry("server", "Apache/2.4 (Debian)")
				.containsEntry("protocol", "https").containsEntry("title", "Hello there");
		assertThat(fact(answer, "PHP").attributes()).containsEntry("version", "8.2");
	}

	private static Fact fact(Answer answer, String value) {
		return answer.facts().stream().filter(fact -> fact.entity().value().equals(value)).findFirst().orElseThrow();
	}

	@Test
	void readsNothingInAnErrorPageButNotesIt() throws Exception {
		Answer answer = ask(new ScriptedSource().page(HOME, 403, Map.of("server", "IIS"),
				"<title>Forbidden</title><a href=/x>x</a> help@hosting.example"));

		assertThat(CollectorContract.facts(answer)).containsExactlyInAnyOrder("Url " + HOME, "Hostname www.example.com",
				"Service www.example.com:443/tcp", "Technology IIS");
		assertThat(fact(answer, HOME).attributes()).containsEntry("status", "403");
	}

	@Test
	void tellsWhatThePageTells() throws Exception {
		Answer answer = ask(new ScriptedSource().page(HOME, 200, Map.of("content-type", "text/html"), """
				<a href="https://github.com/acme/kites">code</a> <a href="https://acme-kites.s3.amazonaws.com/plan.pdf">plan</a>
				<p>Call +44 20 7946 0958, pay to GB33BUKB20201555555555 or 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.</p>
				<!-- ask ada@example.com --><script>gtag('config', 'G-AB12CD34EF'); k = '%s'</script>""".formatted("AKIA" + "Q3EGWX5TLN7ZPV2D")));

		assertThat(CollectorContract.facts(answer)).contains("OnlineAccount https://github.com/acme", "Username acme",
				"CodeRepository https://github.com/acme/kites", "CloudBucket https://acme-kites.s3.amazonaws.com/",
				"PhoneNumber +442079460958", "BankAccount GB33BUKB20201555555555", "CryptoAddress 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
				"EmailAddress ada@example.com", "TrackingId G-AB12CD34EF", "Credential AWS access key AKI***V2D");
		assertThat(fact(answer, HOME).attributes()).containsEntry("comments", "ask ada@example.com").containsEntry("missing_headers",
				"content-security-policy strict-transport-security x-content-type-options referrer-policy permissions-policy x-frame-options");
	}

	@Test
	void leavesAloneWhatRobotsShallLeaveAlone() {
		ScriptedSource source = new ScriptedSource().page("https://www.example.com/robots.txt", 200, Map.of("content-type", "text/plain"),
				"User-agent: *\nDisallow: /private/");

		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> collector().collect(
				CollectorContract.about(EntityType.URL, "https://www.example.com/private/a"), source, new Answer(new EntityParser())))
				.withMessageContaining("/private/a");
		assertThat(source.calls).containsExactly("visit https://www.example.com/robots.txt");
	}

	@Test
	void isUnreachableOnlyIfNeitherSchemeAnswers() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(new ScriptedSource()));
	}

	@Test
	void visitsAnAddressAsItIs() throws Exception {
		ScriptedSource source = new ScriptedSource().page("http://192.0.2.1:8080/a?b", 200, Map.of(), "<title>x</title>");
		Answer answer = new Answer(new EntityParser());
		collector().collect(CollectorContract.about(EntityType.URL, "http://192.0.2.1:8080/a?b"), source, answer);

		assertThat(source.calls).containsExactly("visit http://192.0.2.1:8080/robots.txt", "visit http://192.0.2.1:8080/a?b");
		assertThat(CollectorContract.facts(answer)).contains("Service 192.0.2.1:8080/tcp", "IpAddress 192.0.2.1");
	}
}
