package io.mirage.collection.collectors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.mirage.collection.declared.Shipped;
import io.mirage.collection.network.RangeNetwork;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.range.GroundTruth;
import io.mirage.range.GroundTruth.Claim;
import io.mirage.range.GroundTruth.Relationship;
import io.mirage.range.GroundTruth.Score;
import io.mirage.range.PracticeRange;

import static org.assertj.core.api.Assertions.assertThat;

/** The measure of the collectors: what they find of the practice company, and what they must not find. */
class CollectorsOnTheRangeTests {

	private static PracticeRange range;
	private static RangeNetwork network;
	private static GroundTruth truth;
	private static List<Collector> collectors;
	private static BreadthFirstScan scan;

	@BeforeAll
	static void scan() throws Exception {
		range = PracticeRange.start();
		truth = range.groundTruth();
		EntityRef target = EntityRef.of(EntityType.of(truth.target().type()), truth.target().value());
		network = new RangeNetwork(range, target);
		collectors = Stream.concat(AllCollectors.all().stream(), Shipped.offered(network.settings()).stream()).toList();
		scan = new BreadthFirstScan(target, collectors.stream().filter(CollectorsOnTheRangeTests::isWanted).toList(), network).run();
	}

	/** Of the aggressive ones, which take their time, those that the truth needs. */
	private static boolean isWanted(Collector collector) {
		return Intrusiveness.ACTIVE.allows(collector.descriptor().intrusiveness()) || truth.collectors().contains(collector.descriptor().id());
	}

	@AfterAll
	static void close() {
		network.close();
		range.close();
	}

	@Test
	void everyCollectorOfTheTruthIsThere() {
		assertThat(collectors).extracting(collector -> collector.descriptor().id()).containsAll(truth.collectors());
	}

	@Test
	void findsEveryFactAndFallsIntoNoTrap() {
		Score score = truth.score(scan.facts.stream().map(CollectorsOnTheRangeTests::claim).toList());

		assertThat(score.missing()).as("missing").isEmpty();
		assertThat(score.trapped()).as("trapped").isEmpty();
		assertThat(score).hasToString("found %1$d of %1$d".formatted(truth.facts().size()));
	}

	private static Claim claim(Fact fact) {
		return new Claim(fact.entity().type().label(), fact.entity().value(), fact.attributes());
	}

	@Test
	void findsEveryRelationship() {
		Map<EntityRef, String> subjects = new HashMap<>();
		scan.facts.stream().filter(fact -> fact.attributes().containsKey("subject"))
				.forEach(fact -> subjects.put(fact.entity(), fact.attributes().get("subject")));
		Set<String> found = scan.relations.stream().map(relation -> relation.type() + ": " + text(relation.source(), subjects)
				+ " -> " + text(relation.target(), subjects)).collect(Collectors.toSet());

		Set<String> missing = new TreeSet<>(truth.relationships().stream().map(CollectorsOnTheRangeTests::text).toList());
		missing.removeAll(found);
		assertThat(missing).isEmpty();
	}

	private static String text(EntityRef entity, Map<EntityRef, String> subjects) {
		return entity.type() + " " + subjects.getOrDefault(entity, entity.value());
	}

	private static String text(Relationship relationship) {
		return relationship.type() + ": " + relationship.source().type() + " " + relationship.source().value() + " -> "
				+ relationship.target().type() + " " + relationship.target().value();
	}

	@Test
	void noCollectorFails() {
		assertThat(scan.failures).isEmpty();
	}

	@Test
	void nobodyVisitsThePartner() {
		assertThat(range.visits()).containsEntry("www.north-loft.example", 0).containsEntry("vault.north-loft.example", 0);
	}

	@Test
	void marksWhatIsSpecial() {
		assertThat(tagged("wildcard")).contains("apps.aurora-kites.example");
		assertThat(tagged("historic")).contains("summer-sale-2019.aurora-kites.example", "promo.aurora-kites.example")
				.doesNotContain("windlab.aurora-kites.example");
		assertThat(tagged("unresolved")).contains("build-7.aurora-kites.example", "promo.aurora-kites.example");
		assertThat(tagged("redacted")).containsOnly("aurora-kites.example");
		assertThat(certificates("expired")).containsExactly("CN=legacy-catalog.aurora-kites.example");
		assertThat(certificates("self_signed")).containsExactly("CN=camera-roof.aurora-kites.example");
	}

	private static Set<String> tagged(String tag) {
		return scan.facts.stream().filter(fact -> fact.tags().contains(tag)).map(fact -> fact.entity().value())
				.collect(Collectors.toSet());
	}

	private static List<String> certificates(String tag) {
		return scan.facts.stream().filter(fact -> fact.tags().contains(tag)).map(fact -> fact.attributes().get("subject"))
				.distinct().toList();
	}

	@Test
	void claimsOnlyWhatItsDescriptionAnnounces() {
		Map<String, Set<EntityType>> produces = new HashMap<>();
		collectors.forEach(collector -> produces.put(collector.descriptor().id(), collector.descriptor().produces()));

		assertThat(scan.factsBy).isNotEmpty().allSatisfy((collector, types) ->
				assertThat(produces.get(collector)).as(collector).containsAll(types));
	}
}
