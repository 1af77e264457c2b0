package io.mirage.collection.collectors.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BucketGuessCollectorTests implements CollectorContract {

	private static final Map<String, String> XML = Map.of("content-type", "application/xml");
	private static final String NO_BUCKET = "<Error><Code>NoSuchBucket</Code></Error>";

	@Override
	public Collector collector() {
		return new BucketGuessCollector(new Random(1));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "acme-kites.example");
	}

	@Override
	public ScriptedSource recording() {
		return new Silent(404, NO_BUCKET)
				.page("https://s3.amazonaws.com/acme-kites/", 403, XML, "<Error><Code>AccessDenied</Code></Error>")
				.page("https://storage.googleapis.com/acme-kites-backup/", 200, XML, "<ListBucketResult><Name>acme-kites-backup</Name></ListBucketResult>");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("CloudBucket https://acme-kites.s3.amazonaws.com/", "CloudBucket https://storage.googleapis.com/acme-kites-backup/");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	@Test
	void saysWhomABucketLetsInAndClaimsNoOwner() throws Exception {
		assertThat(ask(recording()).facts()).filteredOn(fact -> fact.entity().value().contains("googleapis")).singleElement().satisfies(fact -> {
			assertThat(fact.attributes()).containsEntry("access", "open").containsEntry("guessed_from", "acme-kites.example");
			assertThat(fact.tags()).containsExactly("guessed");
			assertThat(fact.confidence()).isLessThan(50);
		});
		assertThat(ask(recording()).relations()).isEmpty();
	}

	@Test
	void aProviderThatHasEveryBucketHasNone() {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> new BucketGuessCollector(new Random(1)).collect(question(),
				new Silent(200, "<ListBucketResult>") {
					@Override
					public HttpReply probe(URI uri) throws SourceException {
						if (uri.getHost().endsWith("windows.net")) {
							throw new Unreadable("No answer");
						}
						return super.probe(uri);
					}
				}, new Answer(new EntityParser())));
	}

	@Test
	void isUnreachableIfNoProviderCanBeReached() {
		ScriptedSource unplugged = new ScriptedSource().failing("probe", new Unreachable("No network"));

		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(unplugged));
	}

	@Test
	void triesLikelyNamesFirst() {
		assertThat(BucketGuessCollector.names("acme.co.uk")).startsWith("acme", "acme-co-uk", "acmecouk", "acme-backup").contains("dev-acme")
				.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"https://a.s3.amazonaws.com/|200|<ListBucketResult>|OPEN", "https://a.s3.amazonaws.com/|200|<html>hello|UNKNOWN",
			"https://a.s3.amazonaws.com/|403|x|CLOSED", "https://a.s3.amazonaws.com/|404|<Code>NoSuchBucket|ABSENT",
			"https://a.s3.amazonaws.com/|404|<Code>NoSuchKey|UNKNOWN", "https://a.s3.amazonaws.com/|301|<Code>PermanentRedirect|MOVED",
			"https://a.blob.core.windows.net/c|404|<Code>ContainerNotFound|ABSENT", "https://a.blob.core.windows.net/|400|<Error>|CLOSED",
			"https://a.s3.amazonaws.com/|503|x|UNKNOWN"})
	void readsWhatProvidersSay(String uri, int status, String body, BucketAccess access) {
		assertThat(BucketAccess.of(new HttpReply(URI.create(uri), status, Map.of(), body.getBytes(StandardCharsets.UTF_8), ScriptedSource.EVIDENCE)))
				.isEqualTo(access);
	}
}
