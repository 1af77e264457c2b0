package io.mirage.range;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;
import io.mirage.range.GroundTruth.Entity;
import io.mirage.range.GroundTruth.Fact;
import io.mirage.range.GroundTruth.Sighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GrownRangeTests {

	private static final RangeOptions GROWN = RangeOptions.SMALL.withHosts(90);

	private static GroundTruth truth(RangeOptions options) {
		Company company = CompanyGrowth.grow(Company.load(), options);
		return TruthDerivation.derive(company, Zones.of(company));
	}

	@Test
	void theServersSayEveryFactOfTheChaptersToo() throws Exception {
		try (PracticeRange range = PracticeRange.start(GROWN); RangeClient client = new RangeClient(range.settings())) {
			WireEvidence evidence = new WireEvidence(client);
			List<Fact> known = truth(RangeOptions.SMALL).facts();
			for (Fact fact : range.groundTruth().facts().stream().filter(fact -> !known.contains(fact)).toList()) {
				// of a block, whois gives the first and the last address and RDAP the length apart
				for (Sighting sighting : fact.entity().type().equals("Netblock") ? Set.<Sighting>of() : Set.copyOf(fact.sightings())) {
					assertThat(evidence.of(sighting.collector(), sighting.source())).as("%s by %s", fact.entity(), sighting)
							.contains(fact.entity().value().toLowerCase(Locale.ROOT));
				}
			}
		}
	}

	@Test
	void hasAsManyHostsAsWantedAndFewMore() {
		assertThat(hosts(truth(RangeOptions.SMALL.withHosts(400)))).hasSizeBetween(400, 400 + Chapter.HOSTS);
		assertThat(truth(RangeOptions.SMALL.withHosts(10))).isEqualTo(truth(RangeOptions.SMALL));
	}

	private static Set<Entity> hosts(GroundTruth truth) {
		return truth.facts().stream().map(Fact::entity)
				.filter(entity -> Set.of("DomainName", "Hostname").contains(entity.type()))
				.filter(entity -> entity.value().endsWith("aurora-kites.example")).collect(Collectors.toSet());
	}

	@Test
	void theSameSizeAndSeedGiveTheSameCompany() {
		assertThat(truth(GROWN)).isEqualTo(truth(GROWN));
		assertThat(hosts(truth(new RangeOptions(90, 1, Duration.ZERO, false)))).isNotEqualTo(hosts(truth(GROWN)));
	}

	@Test
	void containsTheSmallCompany() {
		Set<Entity> grown = truth(GROWN).facts().stream().map(Fact::entity).collect(Collectors.toSet());
		assertThat(grown).containsAll(truth(RangeOptions.SMALL).facts().stream().map(Fact::entity).toList());
	}

	@Test
	void noTrapIsAFactAndEveryValueIsCanonical() {
		GroundTruth truth = truth(GROWN);
		assertThat(truth.traps()).allSatisfy(trap ->
				assertThat(truth.find(trap.entity().type(), trap.entity().value())).as("%s", trap).isEmpty());
		assertThat(truth.facts()).allSatisfy(fact -> assertThat(new EntityParser()
				.parse(EntityType.of(fact.entity().type()), fact.entity().value())).map(EntityRef::value)
				.contains(fact.entity().value()));
	}

	@Test
	void thousandsOfHostsShareAFewPorts() {
		try (PracticeRange small = PracticeRange.start(); PracticeRange grown = PracticeRange.start(RangeOptions.SMALL.withHosts(2_000))) {
			assertThat(grown.settings().connectTo()).hasSizeLessThan(small.settings().connectTo().size() + 10);
			assertThat(grown.groundTruth().facts().size()).isGreaterThan(8_000);
			assertThat(grown.groundTruth().facts()).extracting(Fact::hop).allMatch(hop -> hop <= 6);
		}
	}

	@Test
	void everyAnswerIsUnderWayAsLongAsWanted() throws Exception {
		Duration delay = Duration.ofMillis(150);
		try (PracticeRange range = PracticeRange.start(RangeOptions.SMALL.withDelay(delay));
				RangeClient client = new RangeClient(range.settings())) {
			assertThat(duration(() -> client.records("aurora-kites.example", Type.A))).isGreaterThanOrEqualTo(delay);
			assertThat(duration(() -> client.whois("whois.iana.org", "example"))).isGreaterThanOrEqualTo(delay);
			assertThat(duration(() -> client.get("http://www.aurora-kites.example/"))).isGreaterThanOrEqualTo(delay);
		}
	}

	@FunctionalInterface
	private interface Call {

		Object make() throws Exception;
	}

	private static Duration duration(Call call) throws Exception {
		Instant start = Instant.now();
		assertThat(call.make()).isNotNull();
		return Duration.between(start, Instant.now());
	}

	@Test
	void refusesSizesThatMakeNoSense() {
		assertThatThrownBy(() -> RangeOptions.SMALL.withHosts(-1)).hasMessageContaining("-1");
		assertThatThrownBy(() -> RangeOptions.SMALL.withDelay(Duration.ofHours(1))).hasMessageContaining("PT1H");
	}
}
