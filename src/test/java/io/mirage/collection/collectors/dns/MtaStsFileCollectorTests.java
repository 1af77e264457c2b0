package io.mirage.collection.collectors.dns;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MtaStsFileCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new MtaStsFileCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return file(200, "version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmx: *.example.net\r\nmax_age: 604800\r\n");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("EmailServerPolicy example.com MTA-STS", "Hostname mail.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	private static ScriptedSource file(int status, String text) {
		return new ScriptedSource().zone("_mta-sts.example.com. 300 IN TXT \"v=STSv1; id=1\"")
				.page("https://mta-sts.example.com/.well-known/mta-sts.txt", status, Map.of("content-type", "text/plain"), text);
	}

	@Test
	void saysWhatIsDemanded() throws Exception {
		assertThat(ask(recording()).facts().iterator().next().attributes()).containsOnly(Map.entry("file_status", "200"), Map.entry("mode", "enforce"),
				Map.entry("max_age", "604800"), Map.entry("mx", "mail.example.com *.example.net"));
	}

	@Test
	void aDomainThatAnnouncesNoneIsNotVisited() throws Exception {
		ScriptedSource source = new ScriptedSource();
		assertThat(ask(source).facts()).isEmpty();
		assertThat(source.calls).containsExactly("dns _mta-sts.example.com TXT");
	}

	@Test
	void aFileThatIsNotThereIsSaidToBeMissing() throws Exception {
		assertThat(ask(file(404, "gone")).facts()).singleElement()
				.satisfies(fact -> assertThat(fact.attributes()).containsOnly(Map.entry("file_status", "404")));
	}

	@Test
	void aFileThatIsNoPolicyIsUnreadable() {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ask(file(200, "<html>")));
	}
}
