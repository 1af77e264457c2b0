package io.mirage.collection.collectors.dns;

import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class EmailPoliciesCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new EmailPoliciesCollector(new Random(7));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				_mta-sts.example.com. 300 IN TXT "v=STSv1; id=20261125;"
				_smtp._tls.example.com. 300 IN TXT "v=TLSRPTv1; rua=mailto:tls@example.com,https://reports.example/tls"
				default._bimi.example.com. 300 IN TXT "v=BIMI1; l=https://example.com/logo.svg; a="
				google._domainkey.example.com. 300 IN TXT "v=DKIM1; k=rsa; p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL5kXJbSPSz5tU9oVyp0" "fnPIxxRn5Q1kCVuJm1vKQqmbOgIHqTnM2rQTSSK8d5fGhnYD0YTV6Vd0cmLWJwcIbHsCAwEAAQ=="
				k1._domainkey.example.com. 300 IN CNAME dkim.mailer.example.
				dkim.mailer.example. 300 IN TXT "k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
				s1._domainkey.example.com. 300 IN TXT "v=DKIM1; p="
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("EmailServerPolicy example.com MTA-STS", "EmailServerPolicy example.com TLS-RPT", "EmailServerPolicy example.com BIMI", "EmailServerPolicy example.com DKIM google", "EmailServerPolicy example.com DKIM k1", "EmailServerPolicy example.com DKIM s1", "EmailAddress tls@example.com", "Url https://example.com/logo.svg");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	@Test
	void readsKeys() throws Exception {
		Answer answer = ask(recording());
		assertThat(attributes(answer, "example.com DKIM google")).containsEntry("key_bits", "512").containsEntry("key_type", "rsa").containsEntry("selector", "google");
		assertThat(attributes(answer, "example.com DKIM k1")).containsEntry("key_type", "ed25519").containsEntry("key_bits", "256");
		assertThat(attributes(answer, "example.com DKIM s1")).containsEntry("revoked", "true");
	}

	private static Map<String, String> attributes(Answer answer, String policy) {
		return answer.facts().stream().filter(fact -> fact.entity().value().equals(policy)).findFirst().orElseThrow().attributes();
	}

	@Test
	void aDomainThatAnswersEverySelectorHasNoKeysToBeFound() throws Exception {
		assertThat(ask(new ScriptedSource().zone("*._domainkey.example.com. 300 IN TXT \"v=DKIM1; p=\"")).facts()).isEmpty();
	}

	@Test
	void otherTextsAreNoPolicies() throws Exception {
		assertThat(ask(new ScriptedSource().zone("""
				_mta-sts.example.com. 300 IN TXT "id=1; v=STSv1"
				_smtp._tls.example.com. 300 IN TXT "v=TLSRPTv2; rua=mailto:x@example.com"
				google._domainkey.example.com. 300 IN TXT "v=spf1 -all"
				""")).facts()).isEmpty();
	}
}
