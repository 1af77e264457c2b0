package io.mirage.range;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.EntityParser;
import io.mirage.range.GroundTruth.Claim;
import io.mirage.range.GroundTruth.Entity;
import io.mirage.range.GroundTruth.Fact;
import io.mirage.range.GroundTruth.Sighting;

import static org.assertj.core.api.Assertions.assertThat;

class GroundTruthTests {

	/** The look-behind keeps it linear: the hostile page has 100,000 letters in a row. */
	private static final Pattern OWN_MAIL = Pattern.compile("(?<![a-z0-9.-])[a-z0-9.-]++@aurora-kites\\.example");

	private static final Pattern OWN_HOST = Pattern.compile("(?<![@*._a-z0-9-])[a-z0-9-]+\\.aurora-kites\\.example");

	private static PracticeRange range;

	private static RangeClient client;

	private static GroundTruth truth;

	private static WireEvidence evidence;

	@BeforeAll
	static void start() throws IOException {
		range = PracticeRange.start();
		client = new RangeClient(range.settings());
		truth = range.groundTruth();
		evidence = new WireEvidence(client);
	}

	@AfterAll
	static void stop() throws IOException {
		client.close();
		range.close();
	}

	@Test
	void theServersSayEveryFactToEveryCollectorThatIsSaidToFindIt() throws Exception {
		for (Fact fact : truth.facts()) {
			for (Sighting sighting : fact.sightings()) {
				assertThat(evidence.of(sighting.collector(), sighting.source())).as("%s by %s", fact.entity(), sighting)
						.contains(fact.entity().value().toLowerCase(Locale.ROOT));
			}
		}
	}

	@Test
	void theServersNameNoHostOrMailboxOfTheCompanyThatTheTruthLacks() throws Exception {
		String everything = everything();
		assertThat(matches(OWN_HOST, everything)).isSubsetOf(values("Hostname", Set.of("hostmaster.aurora-kites.example")));
		assertThat(matches(OWN_MAIL, everything)).isSubsetOf(values("EmailAddress", Set.of("dmarc-reports@aurora-kites.example")));
	}

	private static String everything() throws Exception {
		Set<Sighting> questions = truth.facts().stream().flatMap(fact -> fact.sightings().stream())
				.collect(Collectors.toCollection(LinkedHashSet::new));
		StringBuilder said = new StringBuilder();
		for (Sighting question : questions) {
			said.append(evidence.of(question.collector(), question.source())).append('\n');
		}
		return said.toString();
	}

	private static Set<String> matches(Pattern pattern, String text) {
		return pattern.matcher(text).results().map(result -> result.group()).collect(Collectors.toCollection(TreeSet::new));
	}

	/** @param besides what stands in records that the collectors do not read for names */
	private static Set<String> values(String type, Set<String> besides) {
		Set<String> values = new TreeSet<>(besides);
		truth.factsOfType(type).forEach(fact -> values.add(fact.entity().value()));
		return values;
	}

	@Test
	void everyValueIsCanonical() {
		EntityParser parser = new EntityParser();
		assertThat(truth.facts()).allSatisfy(fact -> assertThat(parser.parse(EntityType.of(fact.entity().type()), fact.entity().value()))
				.as("%s", fact.entity()).map(EntityRef::value).contains(fact.entity().value()));
		assertThat(truth.relationships()).allSatisfy(relationship ->
				assertThat(RelationType.of(relationship.type())).hasToString(relationship.type()));
	}

	@Test
	void bothEndsOfARelationshipAreFacts() {
		Set<Entity> entities = truth.facts().stream().map(Fact::entity).collect(Collectors.toSet());
		assertThat(truth.relationships()).isNotEmpty().allSatisfy(relationship ->
				assertThat(entities).contains(relationship.source(), relationship.target()));
	}

	@Test
	void theCompanyHasThirtyToSixtyHostsAndTheTrapsAreNotAmongThem() {
		assertThat(truth.factsOfType("Hostname").stream().filter(fact -> fact.entity().value().endsWith(".aurora-kites.example")))
				.hasSizeBetween(30, 60);
		assertThat(truth.traps()).isNotEmpty()
				.allSatisfy(trap -> assertThat(truth.find(trap.entity().type(), trap.entity().value())).isEmpty());
	}

	@ParameterizedTest
	@CsvSource({"crtsh, Hostname, windlab.aurora-kites.example", "crtsh, Hostname, summer-sale-2019.aurora-kites.example",
			"dns-brute, Hostname, intranet.aurora-kites.example", "reverse-dns, Hostname, camera-roof.aurora-kites.example",
			"http-fetch, Hostname, press-kit.aurora-kites.example", "http-fetch, Hostname, sewing-room.aurora-kites.example",
			"tls-certificate, Hostname, partner-desk.aurora-kites.example", "tls-certificate, Hostname, weather-tower.aurora-kites.example",
			"dns-records, IpAddress, 2001:db8:a::66", "rdap, Person, Ilse Windermeer", "whois, EmailAddress, domains@aurora-kites.example",
			"whois, Asn, AS64500",
			"hackertarget-hosts, Hostname, regatta.aurora-kites.example", "mnemonic-pdns, Hostname, balloon-2017.aurora-kites.example",
			"zone-transfer, Hostname, carousel-2015.aurora-kites.example", "web-crawler, Url, https://www.aurora-kites.example/festival",
			"service-detection, Technology, MongoDB"})
	void eachCollectorFindsSomethingThatAllOthersTogetherMiss(String collector, String type, String value) {
		assertThat(truth.lostWithout(collector)).extracting(Fact::entity).contains(new Entity(type, value));
	}

	@Test
	void countsHopsFromTheTarget() {
		assertThat(truth.facts().getFirst().entity()).isEqualTo(truth.target());
		assertThat(truth.find("Hostname", "www.aurora-kites.example")).map(Fact::hop).contains(1);
		assertThat(truth.find("Hostname", "hangar.aurora-kites.example")).map(Fact::hop).contains(2);
		assertThat(truth.find("IpAddress", "192.0.2.32")).map(Fact::hop).contains(4);
	}

	@Test
	void shrinksToWhatSomeCollectorsFindInSoManyHops() {
		GroundTruth passive = truth.limitedTo(Set.of("crtsh", "rdap", "whois"), 1);
		assertThat(passive.factsOfType("IpAddress")).isEmpty();
		assertThat(passive.find("Hostname", "windlab.aurora-kites.example")).isPresent();
		assertThat(passive.collectors()).containsExactly("crtsh", "rdap", "whois");
		assertThat(truth.limitedTo(truth.collectors(), Integer.MAX_VALUE)).isEqualTo(truth);
		assertThat(truth.limitedTo(truth.collectors(), 0).facts()).hasSize(1);
	}

	@Test
	void scoresAScan() {
		List<Claim> all = truth.facts().stream().map(GroundTruthTests::claim).toList();
		int total = truth.facts().size();
		assertThat(truth.score(all)).hasToString("found %d of %d".formatted(total, total)).matches(GroundTruth.Score::perfect);
		assertThat(truth.score(all.subList(0, total - 1)).missing()).containsExactly(truth.facts().getLast());
		assertThat(truth.score(List.of(new Claim("Hostname", "vpn.apps.aurora-kites.example", Map.of()))).trapped()).hasSize(1);
	}

	private static Claim claim(Fact fact) {
		boolean certificate = fact.entity().type().equals(GroundTruth.TLS_CERTIFICATE);
		return new Claim(fact.entity().type(), certificate ? "0123abcd" : fact.entity().value(),
				certificate ? Map.of("subject", fact.entity().value()) : Map.of());
	}
}
