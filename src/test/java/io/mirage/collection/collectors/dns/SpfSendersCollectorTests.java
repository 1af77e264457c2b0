package io.mirage.collection.collectors.dns;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class SpfSendersCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new SpfSendersCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				example.com. 300 IN TXT "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::1 a:out.example.com mx include:_spf.mailer.example include:gone.example -all"
				_spf.mailer.example. 300 IN TXT "v=spf1 include:_a.mailer.example ip4:198.51.100.1 ~all"
				_a.mailer.example. 300 IN TXT "v=spf1 a mx ptr ?all"
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("EmailServerPolicy example.com SPF", "Netblock 192.0.2.0/24", "IpAddress 2001:db8::1", "Hostname out.example.com", "Hostname _spf.mailer.example");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("example.com mail_by 192.0.2.0/24");
	}

	@Test
	void countsWhatReceiversHaveToAskFor() throws Exception {
		assertThat(policy(recording())).containsEntry("lookups", "8").containsEntry("lookups_exceeded", "false")
				.containsEntry("missing_includes", "gone.example").containsEntry("uses_ptr", "true").containsEntry("addresses", "3");
	}

	private Map<String, String> policy(ScriptedSource source) throws Exception {
		return ask(source).facts().iterator().next().attributes();
	}

	@Test
	void moreThanTenIsTooMany() throws Exception {
		StringBuilder zone = new StringBuilder("example.com. 300 IN TXT \"v=spf1 include:s0.example -all\"\n");
		for (int i = 0; i < 10; i++) {
			zone.append("s%d.example. 300 IN TXT \"v=spf1 include:s%d.example -all\"%n".formatted(i, i + 1));
		}
		zone.append("s10.example. 300 IN TXT \"v=spf1 -all\"");
		assertThat(policy(new ScriptedSource().zone(zone.toString()))).containsEntry("lookups", "11").containsEntry("lookups_exceeded", "true");
	}

	@Test
	void aCircleEnds() throws Exception {
		assertThat(policy(new ScriptedSource().zone("""
				example.com. 300 IN TXT "v=spf1 include:b.example -all"
				b.example. 300 IN TXT "v=spf1 redirect=example.com"
				"""))).containsEntry("loop", "true").containsEntry("lookups", "2");
	}

	@Test
	void whatIsIncludedTwiceIsAskedForTwiceButIsNoCircle() throws Exception {
		assertThat(policy(new ScriptedSource().zone("""
				example.com. 300 IN TXT "v=spf1 include:b.example include:b.example -all"
				b.example. 300 IN TXT "v=spf1 a -all"
				"""))).containsEntry("lookups", "4").doesNotContainKey("loop");
	}

	@Test
	void whatNobodyAnsweredIsNotMissing() throws Exception {
		assertThat(policy(recording().failing("gone.example", new Unreachable("silence"))))
				.containsEntry("not_answered", "gone.example").doesNotContainKey("missing_includes");
	}

	@Test
	void noRecordNoFacts() throws Exception {
		assertThat(ask(new ScriptedSource().zone("example.com. 300 IN TXT \"v=spf10 all\"")).facts()).isEmpty();
	}
}
