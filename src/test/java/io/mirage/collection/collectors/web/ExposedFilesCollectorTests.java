package io.mirage.collection.collectors.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExposedFilesCollectorTests implements CollectorContract {

	private static final String SITE = "https://www.example.com";
	private static final Map<String, String> TEXT = Map.of("content-type", "text/plain");
	private static final Map<String, String> HTML = Map.of("content-type", "text/html; charset=utf-8");

	@Override
	public Collector collector() {
		return new ExposedFilesCollector(Clock.systemUTC(), new Random(1));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "www.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new Silent(404, "<h1>Not found</h1>").page(SITE + "/.git/HEAD", 200, TEXT, "ref: refs/heads/main\n")
				.page(SITE + "/.env", 200, TEXT, "APP_ENV=prod\nMAIL_FROM=ops@example.com\nAWS_KEY=" + "AKIA" + "Q3EGWX5TLN7ZPV2D\n")
				.page(SITE + "/phpinfo.php", 200, HTML, "<title>phpinfo()</title><td>PHP Version 8.2</td>")
				.page(SITE + "/backup/", 200, HTML, "<title>Index of /backup</title>")
				.page(SITE + "/www.sql", 200, TEXT, "-- MySQL dump 10.13\nCREATE TABLE kites")
				.page(SITE + "/v3/api-docs", 200, Map.of("content-type", "application/json"), "{\"openapi\":\"3.0.1\",\"paths\":{}}");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Url " + SITE + "/.git/HEAD", "Url " + SITE + "/.env", "Url " + SITE + "/phpinfo.php", "Url " + SITE + "/backup/",
				"Url " + SITE + "/www.sql", "Url " + SITE + "/v3/api-docs", "EmailAddress ops@example.com", "Credential AWS access key AKI***V2D");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("www.example.com exposes " + SITE + "/.git/HEAD", "ops@example.com mentioned_in " + SITE + "/.env");
	}

	@Test
	void saysWhatItIs() throws Exception {
		assertThat(ask(recording()).facts()).filteredOn(fact -> fact.entity().value().endsWith("/.git/HEAD")).singleElement()
				.satisfies(fact -> assertThat(fact.attributes()).containsEntry("exposes", "Git repository").containsEntry("exposure", "source"));
	}

	@Test
	void aSiteThatSaysYesToEverythingHasNothing() throws Exception {
		String page = "<title>Index of / kites</title>phpinfo() PHP Version swagger-ui adminer auth[driver] Apache Server Status Server uptime APP=1";

		assertThat(ask(new Silent(200, page)).facts()).isEmpty();
	}

	@Test
	void aSlowSiteIsLeftAndSaysHowMuchWasNotSeen() throws Exception {
		Answer answer = new Answer(new EntityParser());
		new ExposedFilesCollector(new TickingClock(Duration.ofSeconds(20)), new Random(1)).collect(question(), recording(), answer);

		assertThat(answer.facts()).filteredOn(fact -> fact.entity().equals(question().entity())).singleElement()
				.satisfies(fact -> assertThat(Integer.parseInt(fact.attributes().get("paths_not_seen"))).isGreaterThan(100));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"/.git/HEAD|text/plain|Welcome", "/.git/HEAD|text/html|ref: refs/heads/main", "/.env|text/plain|<html>A=1</html>",
			"/backup.zip|application/zip|not a zip", "/server-status|text/html|<h1>Status</h1>", "/phpinfo.php|text/plain|phpinfo() PHP Version",
			"/package.json|application/json|{\"error\":\"none\"}", "/metrics|text/plain|# nothing here"})
	void aStatusAloneIsNoFind(String path, String type, String body) throws Exception {
		assertThat(ask(new Silent(404, "no").page(SITE + path, 200, Map.of("content-type", type), body)).facts()).isEmpty();
	}

	@Test
	void whatWasNotLookedAtIsNotSaidToBeAbsent() {
		ScriptedSource source = new ScriptedSource() {
			@Override
			public HttpReply visit(URI uri) throws SourceException {
				calls.add("visit " + uri);
				if (calls.size() > 3) {
					throw new Unreachable("It is gone");
				}
				return new HttpReply(uri, 404, Map.of(), new byte[0], EVIDENCE);
			}
		};

		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(source)).withMessageContaining("After 2 paths");
	}

	@Test
	void looksWithoutTlsWhereThereIsNone() throws Exception {
		ScriptedSource source = new ScriptedSource() {
			@Override
			public HttpReply visit(URI uri) throws SourceException {
				if (uri.getScheme().equals("https")) {
					throw new Unreachable("No TLS");
				}
				return new HttpReply(uri, uri.getPath().equals("/.git/HEAD") ? 200 : 404, TEXT,
						"ref: refs/heads/main".getBytes(StandardCharsets.UTF_8), EVIDENCE);
			}
		};

		assertThat(CollectorContract.facts(ask(source))).containsExactly("Url http://www.example.com/.git/HEAD");
	}
}
