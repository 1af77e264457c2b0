package io.mirage.correlation.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whoever writes a rule wrongly is told where and how to do it right. */
class RuleReaderTests {

	private static final String RIGHT = """
			id: gone-host
			name: Gone
			description: A host is gone.
			why: It may come back.
			severity: low
			collect:
			- types: [Hostname]
			filter:
			- absent: {to: resolves_to, seen_by: dns-records}
			headline: "{value} is gone"
			matching:
			- asked:
				- [dns-records, Hostname a.example, empty]
				headlines: a.example is gone
			not_matching:
			- asked:
				- [dns-records, Hostname a.example, blocked]
			""".replace("\t", "  ");

	@Test
	void readsARule() {
		Rule rule = RuleReader.read("gone-host.yaml", RIGHT);

		assertThat(rule.id()).isEqualTo("gone-host");
		assertThat(rule.samples()).extracting(Sample::name).containsExactly("matching[0]", "not_matching[0]");
	}

	@Test
	void collectsTheAttributesARuleReads() {
		Rule rule = RuleReader.read("r.yaml", RIGHT.replace("{value} is gone", "{value} by {attribute.server}"));

		assertThat(rule.reads().attributes()).containsExactly("server");
	}

	@Test
	void namesFileLineAndField() {
		refuses("low", "awful", "Rule file r.yaml, line 5, severity: 'awful' is not one of info, low, medium, high, critical.");
		refuses("[Hostname]", "[Hoostname]", "line 7, collect[0].types: 'Hoostname' is not an entity type; use one of DomainName, Hostname");
		refuses("resolves_to", "resolved_to", "line 9, filter[0].absent.to: 'resolved_to' is not a relation; use one of [resolves_to");
		refuses("{value} is", "{valve} is", "line 10, headline: 'valve' is not a field; use value, type, host");
		refuses("empty]", "vacant]", "asked: 'vacant' is not one of [answered, empty");
		refuses("id: gone-host", "id: Gone Host", "line 1, id: 'Gone Host' is not lower case words joined by hyphens");
	}

	@Test
	void anUnknownKeyIsNotIgnored() {
		refuses("filter:", "filters:", "line 8, filters: is not known here; known are aggregate, analyse, collect");
		refuses("name: Gone", "name: Gone\nname: Away", "name: stands there twice");
	}

	@Test
	void absenceNeedsSomebodyWhoLooked() {
		refuses(", seen_by: dns-records", "", "filter[0].absent.seen_by: is missing; name the collectors that would have found it");
	}

	@Test
	void everyRuleNeedsSamplesOfBothKinds() {
		refuses("not_matching:", "matching_not:", "not_matching: is missing; every rule shows facts");
		refuses("  headlines: a.example is gone\n", "", "matching[0].headlines: is missing");
	}

	@Test
	void refusesConditionsThatSayNothingOrTwoThings() {
		String absent = "absent: {to: resolves_to, seen_by: dns-records}";
		refuses(absent, "{field: value}", "needs exactly one of is, is_not, only");
		refuses(absent, "{field: value, is: a, matches: b}", "needs exactly one of is, is_not, only");
		refuses(absent, "{absant: yes}", "a condition has exactly one of field, any, related");
		refuses(absent, "{field: value, matches: '('}", "'(' is not a regular expression");
		refuses(absent, "{field: first_seen, before: yesterday}", "'yesterday' is not a moment; write finish, 'finish + 30d'");
	}

	@Test
	void askedSourcesMustBeGrouped() {
		refuses("types: [Hostname]", "outcomes: [blocked]", "aggregate: is missing");
	}

	@Test
	void refusesWhatIsNoRuleAtAll() {
		assertThatThrownBy(() -> RuleReader.read("r.yaml", "a: [b")).isInstanceOf(RuleFileException.class)
				.hasMessageContaining("r.yaml, line").hasMessageContaining("this is not YAML");
		assertThatThrownBy(() -> RuleReader.read("r.yaml", "")).isInstanceOf(RuleFileException.class).hasMessageContaining("empty");
		assertThatThrownBy(() -> RuleReader.read("r.yaml", "- a")).isInstanceOf(RuleFileException.class).hasMessageContaining("mapping");
	}

	private static void refuses(String right, String wrong, String message) {
		assertThat(RIGHT).contains(right);
		assertThatThrownBy(() -> RuleReader.read("r.yaml", RIGHT.replaceFirst(Pattern.quote(right),
				Matcher.quoteReplacement(wrong)))).isInstanceOf(RuleFileException.class).hasMessageContaining(message);
	}
}
