package io.mirage.correlation.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

import io.mirage.events.Uuids;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule files as SpiderFoot's users write them, asked of our facts. */
class SpiderFootRuleTests {

	private static final Instant FINISH = Instant.parse("2026-11-24T12:00:00Z");
	private static final UUID NAMESPACE = UUID.fromString("6d697261-6765-5e00-8000-73616d706c65");
	private static final EntityRef TARGET = EntityRef.of(EntityType.DOMAIN_NAME, "kites.example");
	private static final EntityRef WWW = EntityRef.of(EntityType.HOSTNAME, "www.kites.example");
	private static final EntityRef LAB = EntityRef.of(EntityType.HOSTNAME, "lab.kites.example");
	private static final EntityRef ADDRESS = EntityRef.of(EntityType.IP_ADDRESS, "192.0.2.7");

	private final Facts.Builder facts = Facts.finishedAt(FINISH).target(TARGET);

	@Test
	void selectsByTypeAndNarrowsDown() {
		entity(service("www.kites.example:22/tcp"), Map.of("banner", "SSH-2.0-OpenSSH_7.2"), "service-detection");
		entity(service("www.kites.example:80/tcp"), Map.of("banner", "HTTP/1.1 200 OK"), "service-detection");
		entity(service("www.kites.example:25/tcp"), Map.of("banner", "220 mail"), "service-detection");

		Rule rule = rule("""
				collections:
				- collect:
					- method: exact
						field: type
						value: TCP_PORT_OPEN_BANNER
					- method: regex
						field: data
						value: .*[0-9]\\.[0-9].*
					- method: regex
						field: data
						value: not ^http/
				aggregation: {field: data}
				headline: "A banner tells: {data}"
				""");

		assertThat(said(rule)).containsExactly("A banner tells: SSH-2.0-OpenSSH_7.2");
		assertThat(rule.severity()).isEqualTo(Severity.MEDIUM);
		assertThat(rule.growing()).as("a later banner may take away what was said").isFalse();
	}

	@Test
	void allEventsAreOneWithoutAggregation() {
		found(WWW, "crtsh", TARGET);
		found(LAB, "dns-brute", TARGET);

		assertThat(said(rule("""
				collections:
				- collect:
					- {method: exact, field: type, value: INTERNET_NAME}
					- {method: exact, field: source.data, value: kites.example}
				headline: "Names of {source.data}, such as {data}"
				"""))).containsExactly("Names of kites.example, such as lab.kites.example");
	}

	@Test
	void goesBackToWhatAFactIsAbout() {
		EntityRef page = EntityRef.of(EntityType.URL, "https://www.kites.example/");
		EntityRef deep = EntityRef.of(EntityType.URL, "https://www.kites.example/a");
		found(WWW, "crtsh", TARGET);
		found(page, "http-fetch", WWW);
		entity(deep, Map.of("status", "500"), "web-crawler");
		lead(deep, "web-crawler", page);

		assertThat(said(rule("""
				collections:
				- collect:
					- {method: exact, field: type, value: HTTP_CODE}
					- {method: regex, field: data, value: ["not 401", "not 403", "^[45]"]}
				aggregation: {field: source.data}
				headline: "{data} at {source.data}"
				"""))).containsExactly("500 at https://www.kites.example/a");
		assertThat(said(rule("""
				collections:
				- collect:
					- {method: exact, field: type, value: LINKED_URL_INTERNAL}
					- {method: exact, field: entity.type, value: INTERNET_NAME}
				aggregation: {field: entity.data}
				headline: "{entity.data} has pages"
				"""))).containsExactly("www.kites.example has pages");
		assertThat(said(rule("""
				collections:
				- collect:
					- {method: exact, field: type, value: LINKED_URL_INTERNAL}
					- {method: exact, field: child.type, value: HTTP_CODE}
				aggregation: {field: data}
				headline: "{data} leads to an answer"
				"""))).containsExactly("https://www.kites.example/ leads to an answer", "https://www.kites.example/a leads to an answer");
	}

	@Test
	void knowsWhatOneCollectionAloneFound() {
		found(WWW, "crtsh", TARGET);
		found(WWW, "dns-brute", TARGET);
		found(LAB, "dns-brute", TARGET);

		assertThat(said(rule("""
				collections:
				- collect:
					- {method: exact, field: module, value: sfp_dnsbrute}
					- {method: exact, field: type, value: INTERNET_NAME}
				- collect:
					- {method: exact, field: type, value: INTERNET_NAME}
					- {method: exact, field: module, value: ["not sfp_dnsbrute", "not sfp_dnsresolve"]}
				aggregation: {field: data}
				analysis:
				- {method: first_collection_only, field: data}
				headline: "Only guessing finds {data}"
				"""))).containsExactly("Only guessing finds lab.kites.example");
	}

	@Test
	void keepsWhatIsInBothCollections() {
		found(WWW, "crtsh", TARGET);
		found(WWW, "dns-brute", TARGET);
		found(LAB, "dns-brute", TARGET);

		assertThat(said(rule("""
				collections:
				- collect: [{method: exact, field: module, value: sfp_dnsbrute}]
				- collect: [{method: exact, field: module, value: sfp_crt}]
				aggregation: {field: data}
				analysis: [{method: both_collections}]
				headline: "{data} is found both ways"
				"""))).containsExactly("www.kites.example is found both ways");
	}

	@Test
	void matchesAddressesToBlocks() {
		EntityRef block = EntityRef.of(EntityType.NETBLOCK, "192.0.2.0/24");
		EntityRef article = EntityRef.of(EntityType.WEB_PAGE, "https://en.wikipedia.org/wiki/Kite");
		EntityRef other = EntityRef.of(EntityType.IP_ADDRESS, "198.51.100.1");
		entity(block, Map.of(), "rdap");
		entity(ADDRESS, Map.of(), "wikipedia-edits");
		entity(other, Map.of(), "wikipedia-edits");
		entity(article, Map.of(), "wikipedia-edits");
		facts.relation(ADDRESS.id(), RelationType.MENTIONED_IN, article.id());
		facts.relation(other.id(), RelationType.MENTIONED_IN, article.id());

		Rule rule = rule("""
				collections:
				- collect: [{method: exact, field: type, value: NETBLOCK_OWNER}]
				- collect: [{method: exact, field: type, value: [IP_ADDRESS, AFFILIATE_IPADDR]}]
				aggregation: {field: data}
				analysis:
				- {method: match_all_to_first_collection, field: data, match_method: subnet}
				headline: {text: "{data} is in an own block", publish_collections: 1}
				""");
		assertThat(said(rule)).containsExactly("192.0.2.7 is in an own block");
		assertThat(rule.apply(facts.build()).getFirst().evidence()).extracting(one -> one.entity().value()).containsExactly("192.0.2.7");
	}

	@Test
	void countsByThreshold() {
		for (String list : List.of("One", "Two")) {
			EntityRef entry = EntityRef.of(EntityType.BLOCKLIST_ENTRY, list + ": 192.0.2.7");
			entity(entry, Map.of(), "dns-blocklists");
			facts.relation(ADDRESS.id(), RelationType.MENTIONED_IN, entry.id());
		}
		entity(ADDRESS, Map.of(), "dns-records");
		facts.relation(WWW.id(), RelationType.RESOLVES_TO, ADDRESS.id());
		entity(WWW, Map.of(), "dns-records");

		assertThat(said(rule(malicious(2)))).containsExactly("192.0.2.7 is on lists");
		assertThat(said(rule(malicious(3)))).isEmpty();
	}

	private static String malicious(int minimum) {
		return """
				collections:
				- collect: [{method: regex, field: type, value: "^(MALICIOUS|BLACKLISTED)_IPADDR$"}]
				aggregation: {field: source.data}
				analysis:
				- {method: threshold, field: data, count_unique_only: true, minimum: %d}
				headline: "{source.data} is on lists"
				""".formatted(minimum);
	}

	@Test
	void findsOutliersUnlessEverythingIsOne() {
		for (int i = 0; i < 19; i++) {
			entity(service("h" + i + ".kites.example:443/tcp"), Map.of("server", "nginx"), "http-fetch");
		}
		entity(service("odd.kites.example:443/tcp"), Map.of("server", "thttpd"), "http-fetch");
		String outlier = """
				collections:
				- collect: [{method: exact, field: type, value: WEBSERVER_BANNER}]
				aggregation: {field: data}
				analysis: [{method: outlier, maximum_percent: 10%s}]
				headline: "Rare: {data}"
				""";

		assertThat(said(rule(outlier.formatted("")))).containsExactly("Rare: thttpd");
		assertThat(said(rule(outlier.formatted(", noisy_percent: 60")))).isEmpty();
	}

	/** The files stand as they would lie in SpiderFoot's folder. */
	@Test
	void runsFilesAsTheyAre() throws IOException {
		EntityRef service = service("www.kites.example:5432/tcp");
		EntityRef certificate = EntityRef.of(EntityType.TLS_CERTIFICATE, "ab".repeat(32));
		EntityRef page = EntityRef.of(EntityType.URL, "https://www.kites.example/");
		EntityRef article = EntityRef.of(EntityType.WEB_PAGE, "https://en.wikipedia.org/wiki/Kite");
		found(WWW, "crtsh", TARGET);
		found(service, "service-detection", WWW);
		entity(certificate, Map.of("not_after", "2026-01-01T00:00:00Z"), "tls-certificate");
		facts.relation(service.id(), RelationType.PRESENTS_CERTIFICATE, certificate.id());
		entity(page, Map.of("status", "503"), "http-fetch");
		lead(page, "http-fetch", WWW);
		found(ADDRESS, "dns-records", WWW);
		facts.relation(WWW.id(), RelationType.RESOLVES_TO, ADDRESS.id());
		entity(EntityRef.of(EntityType.NETBLOCK, "192.0.2.0/24"), Map.of(), "rdap");
		found(article, "wikipedia-edits", ADDRESS);
		facts.relation(ADDRESS.id(), RelationType.MENTIONED_IN, article.id());

		assertThat(said(file("forgotten_host.yaml"))).containsExactly("Nobody looks after www.kites.example");
		assertThat(said(file("office_address.yaml"))).containsExactly("People edit from 192.0.2.7");
		assertThat(said(file("reachable_database.yaml"))).containsExactly("A database may be at www.kites.example:5432");
		assertThat(file("reachable_database.yaml").growing()).isTrue();
	}

	private static Rule file(String name) throws IOException {
		return RuleReader.readOwn(name, new ClassPathResource("spiderfoot/" + name).getContentAsString(StandardCharsets.UTF_8));
	}

	@Test
	void aRuleThatIsSwitchedOffSaysNothing() {
		found(WWW, "crtsh", TARGET);

		assertThat(said(rule("""
				enabled: false
				collections: [{collect: [{method: exact, field: type, value: INTERNET_NAME}]}]
				headline: "{data}"
				"""))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			value: INTERNET_NAME    | value: INTERNT_NAME   | line 8, collections[0].collect[0].value: 'INTERNT_NAME' is not one of the
			method: exact           | method: precise       | line 6, collections[0].collect[0].method: 'precise' is not exact or regex
			field: type             | field: entity.type    | but the first method of a collection takes type, module or data
			field: type             | field: kind           | 'kind' is not a field; use one of type, module, data, source.type
			risk: MEDIUM            | risk: SEVERE          | line 3, meta.risk: 'SEVERE' is not one of INFO, LOW, MEDIUM, HIGH
			version: 1              | version: 2            | line 2, version: is '2', not a whole number from 1 to 1
			'{data}'                | '{date}'              | headline: 'date' is not a field
			method: threshold       | method: treshold      | 'treshold' is not one of threshold, outlier, first_collection_only
			aggregation             | aggregate             | aggregate: is not known here; known are aggregation
			""")
	void aWrongFileIsToldWithLineFieldAndWhatWouldBeRight(String right, String wrong, String message) {
		String text = """
				id: sample
				version: 1
				meta: {name: n, description: d, risk: MEDIUM}
				collections:
				- collect:
					- method: exact
						field: type
						value: INTERNET_NAME
				aggregation: {field: data}
				analysis:
				- {method: threshold, field: data, minimum: 2}
				headline: '{data}'
				""".replace("\t", "  ");
		assertThat(text).contains(right);

		assertThatThrownBy(() -> RuleReader.read("sample.yaml", text.replace(right, wrong))).isInstanceOf(RuleFileException.class)
				.hasMessageStartingWith("Rule file sample.yaml, line ").hasMessageContaining(message);
	}

	@Test
	void theMessageOfAMistypedKindNamesThoseThatAreSpelledAlike() {
		assertThatThrownBy(() -> rule("""
				collections: [{collect: [{method: exact, field: type, value: TCP_PORT_OPN}]}]
				headline: "{data}"
				""")).hasMessageContaining("such as TCP_PORT_OPEN");
	}

	private List<String> said(Rule rule) {
		return rule.apply(facts.build()).stream().map(Conclusion::headline).toList();
	}

	private static Rule rule(String body) {
		return RuleReader.read("sample.yaml", ("id: sample_rule\nversion: 1\nmeta:\n  name: Sample\n  description: >\n    Says\n    something.\n"
				+ "  risk: MEDIUM\n" + body).replace("\t", "  "));
	}

	private static EntityRef service(String value) {
		return EntityRef.of(EntityType.SERVICE, value);
	}

	private void found(EntityRef entity, String collector, EntityRef about) {
		entity(entity, Map.of(), collector);
		lead(entity, collector, about);
	}

	private void lead(EntityRef entity, String collector, EntityRef about) {
		if (about.equals(TARGET)) {
			facts.entity(Subject.unobserved(TARGET, FINISH));
		}
		facts.named(entity.id(), about.id(), collector);
	}

	private void entity(EntityRef entity, Map<String, String> attributes, String collector) {
		facts.entity(new Subject(entity, List.of(collector), attributes, List.of(), List.of(Uuids.derived(NAMESPACE, collector + entity.id())), FINISH, FINISH));
	}
}
