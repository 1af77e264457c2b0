package io.mirage.collection.collectors.dns;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BlocklistsCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new BlocklistsCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.IP_ADDRESS, "192.0.2.10");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				10.2.0.192.zen.spamhaus.org. 300 IN A 127.0.0.4
				10.2.0.192.zen.spamhaus.org. 300 IN A 127.0.0.10
				10.2.0.192.bl.spamcop.net. 300 IN A 127.0.0.2
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("BlocklistEntry Spamhaus ZEN: 192.0.2.10", "BlocklistEntry SpamCop: 192.0.2.10", "IpAddress 192.0.2.10");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("192.0.2.10 mentioned_in SpamCop: 192.0.2.10");
	}

	@Test
	void saysWhatTheCodesMean() throws Exception {
		Answer answer = ask(recording());
		assertThat(answer.facts()).filteredOn(fact -> fact.entity().value().equals("Spamhaus ZEN: 192.0.2.10")).singleElement()
				.satisfies(fact -> assertThat(fact.attributes()).containsEntry("meaning", "infected machine or open proxy (XBL)"));
		assertThat(answer.facts()).filteredOn(fact -> fact.entity().type() == EntityType.IP_ADDRESS).singleElement().satisfies(fact -> {
			assertThat(fact.attributes()).containsEntry("mail_policy", "Spamhaus ZEN: should send no mail itself (PBL)");
			assertThat(fact.tags()).containsExactly("malicious");
		});
	}

	@Test
	void aPolicyIsNoAccusation() throws Exception {
		assertThat(CollectorContract.facts(ask(new ScriptedSource().zone("10.2.0.192.zen.spamhaus.org. 300 IN A 127.0.0.11"))))
				.containsExactly("IpAddress 192.0.2.10");
	}

	@Test
	void aListThatRefusesHasNotSaidThatThereIsNothing() throws Exception {
		Answer answer = ask(new ScriptedSource().zone("10.2.0.192.zen.spamhaus.org. 300 IN A 127.255.255.254"));
		assertThat(answer.facts()).singleElement().satisfies(fact -> {
			assertThat(fact.attributes()).containsEntry("blocklists_refused", "Spamhaus ZEN");
			assertThat(fact.tags()).isEmpty();
		});
	}

	@Test
	void ifEveryListRefusesWeAreBlocked() {
		ScriptedSource refusing = new ScriptedSource().failing("spamhaus", new Unreachable("silence"))
				.zone("example.com.multi.surbl.org. 300 IN A 127.0.0.1\nexample.com.multi.uribl.com. 300 IN A 127.0.0.1");
		assertThatExceptionOfType(Blocked.class).isThrownBy(() -> collector().collect(
				CollectorContract.about(EntityType.DOMAIN_NAME, "example.com"), refusing, new Answer(new EntityParser())))
				.withMessageContaining("SURBL, URIBL");
	}

	@Test
	void namesAreListedByBits() throws Exception {
		Answer answer = new Answer(new EntityParser());
		collector().collect(CollectorContract.about(EntityType.DOMAIN_NAME, "example.com"),
				new ScriptedSource().zone("example.com.multi.surbl.org. 300 IN A 127.0.0.24"), answer);
		assertThat(answer.facts()).filteredOn(fact -> fact.entity().type() == EntityType.BLOCKLIST_ENTRY).singleElement()
				.satisfies(fact -> assertThat(fact.attributes()).containsEntry("meaning", "phishing; malware"));
	}

	@Test
	void aParkedZoneThatAnswersEverythingAccusesNobody() throws Exception {
		assertThat(ask(new ScriptedSource().zone("*.psbl.surriel.com. 300 IN A 203.0.113.80")).facts()).isEmpty();
	}
}
