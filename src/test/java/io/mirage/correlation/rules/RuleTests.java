package io.mirage.correlation.rules;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

import static org.assertj.core.api.Assertions.assertThat;

class RuleTests {

	private static final Instant FINISH = Instant.parse("2026-11-24T12:00:00Z");
	private static final EntityRef HOST = EntityRef.of(EntityType.HOSTNAME, "www.example.com");
	private static final EntityRef ADDRESS = EntityRef.of(EntityType.IP_ADDRESS, "192.0.2.7");
	private static final String ABSENT = "- absent: {to: resolves_to, seen_by: [dns-records, dns-brute]}";

	@ParameterizedTest
	@EnumSource(Outcome.class)
	void absenceIsClaimedOnlyIfTheSourceAnswered(Outcome outcome) {
		Facts facts = facts(host()).asked("dns-records", HOST.id(), outcome).build();

		boolean looked = outcome == Outcome.ANSWERED || outcome == Outcome.EMPTY;
		assertThat(rule(ABSENT).apply(facts)).hasSize(looked ? 1 : 0);
	}

	@Test
	void absenceIsNotClaimedIfNobodyWasAskedOrOneOfThemFailed() {
		assertThat(rule(ABSENT).apply(facts(host()).build())).isEmpty();
		assertThat(rule(ABSENT).apply(facts(host()).asked("crtsh", HOST.id(), Outcome.ANSWERED).build())).isEmpty();
		assertThat(rule(ABSENT).apply(facts(host()).asked("dns-records", HOST.id(), null).build())).isEmpty();
		assertThat(rule(ABSENT).apply(facts(host()).asked("dns-records", HOST.id(), Outcome.ANSWERED)
				.asked("dns-brute", HOST.id(), Outcome.BLOCKED).build())).isEmpty();
	}

	@Test
	void whatPeopleCallFalseIsNeitherSpokenOfNorTakenForAbsent() {
		Facts.Builder facts = facts(host()).entity(Subject.unobserved(ADDRESS, FINISH)).relation(HOST.id(), RelationType.RESOLVES_TO, ADDRESS.id())
				.asked("dns-records", HOST.id(), Outcome.ANSWERED);

		assertThat(rule("- related: {to: resolves_to}").apply(facts.build())).hasSize(1);
		assertThat(rule("- related: {to: resolves_to}").apply(facts.refuted(ADDRESS.id()).build())).isEmpty();
		assertThat(rule(ABSENT).apply(facts.build())).isEmpty();
		assertThat(rule("- {field: type, is: Hostname}").apply(facts.refuted(HOST.id()).build())).isEmpty();
	}

	@Test
	void absenceIsNotClaimedOfFactsThatWereCut() {
		Facts.Builder facts = facts(host()).asked("dns-records", HOST.id(), Outcome.ANSWERED);

		assertThat(rule(ABSENT).apply(facts.incomplete().build())).isEmpty();
	}

	@Test
	void anUnknownAttributeIsNeitherOneThingNorNotTheOther() {
		assertThat(rule("- {field: attribute.status, is_not: '200'}").apply(facts(host()).build())).isEmpty();
		assertThat(rule("- {field: attribute.status, matches_not: '200'}").apply(facts(host()).build())).isEmpty();
		assertThat(rule("- {field: tag, is_not: expired}").apply(facts(host()).build())).hasSize(1);
	}

	@Test
	void theOrderOfTheFactsDoesNotMatter() {
		List<Subject> subjects = new ArrayList<>(IntStream.range(0, 50).mapToObj(i -> subject(
				EntityRef.of(EntityType.HOSTNAME, "h" + i + ".example.com"), Map.of("server", "s" + i % 7))).toList());
		Rule rule = rule("", "aggregate: {by: attribute.server}\nanalyse:\n  - {count: members, at_least: 2}", "{group}: {value}");
		List<Conclusion> expected = rule.apply(facts(subjects.toArray(Subject[]::new)).build());
		assertThat(expected).hasSize(7);
		for (long seed = 1; seed <= 5; seed++) {
			Collections.shuffle(subjects, new Random(seed));

			assertThat(rule.apply(facts(subjects.toArray(Subject[]::new)).build())).as("seed %d", seed).isEqualTo(expected);
		}
	}

	@Test
	void countsDifferentValues() {
		Facts facts = facts(subject(HOST, Map.of("server", "a")), subject(EntityRef.of(EntityType.HOSTNAME, "b.example"), Map.of("server", "a")))
				.build();
		String byType = "aggregate: {by: type}\nanalyse:\n  - {count: %s, at_least: 2}";

		assertThat(rule("", byType.formatted("members"), "{count}").apply(facts)).extracting(Conclusion::headline).containsExactly("2");
		assertThat(rule("", byType.formatted("attribute.server"), "{count}").apply(facts)).isEmpty();
	}

	@Test
	void theSeverityGrowsWithTheNumberOfEntities() {
		Rule rule = rule("", "aggregate: {by: type}\nseverity_by_count: {2: high, 4: critical}", "{count}");
		Subject[] hosts = IntStream.range(0, 5).mapToObj(i -> subject(EntityRef.of(EntityType.HOSTNAME, "q" + i), Map.of())).toArray(Subject[]::new);

		assertThat(IntStream.rangeClosed(1, 5).mapToObj(count -> rule.severityOf(rule.apply(facts(Arrays.copyOf(hosts, count)).build()).getFirst())))
				.containsExactly(Severity.LOW, Severity.HIGH, Severity.HIGH, Severity.CRITICAL, Severity.CRITICAL);
	}

	@Test
	void tellsByWhichSelectionsAGroupWasFound() {
		String twoWays = """
				id: test
				name: Test
				description: Test.
				why: Test.
				severity: low
				collect:
				- {types: [Hostname], where: [{field: tag, is: a}]}
				- {types: [Hostname], where: [{field: tag, is: b}]}
				aggregate: {by: attribute.server}
				analyse: [{found_by: %s}]
				headline: '{group}'
				""";
		Facts facts = facts(tagged("one.example", "x", "a"), tagged("two.example", "y", "a"), tagged("three.example", "y", "b"),
				tagged("four.example", "z", "b"), tagged("five.example", "w", "a", "b")).build();

		assertThat(RuleReader.readOwn("test.yaml", twoWays.formatted("first_only")).apply(facts)).extracting(Conclusion::headline).containsExactly("x");
		assertThat(RuleReader.readOwn("test.yaml", twoWays.formatted("all")).apply(facts)).extracting(Conclusion::headline)
				.containsExactlyInAnyOrder("y", "w");
	}

	@Test
	void seesWhatHappenedWithinAShortTime() {
		String together = "aggregate: {by: type}\nanalyse:\n  - {within: 10m, at_least: 3}";
		Facts dense = facts(seen("a", 0), seen("b", 3000), seen("c", 3300), seen("d", 3599)).build();
		Facts sparse = facts(seen("a", 0), seen("b", 3000), seen("c", 3300), seen("d", 3601)).build();

		assertThat(rule("", together, "{count}").apply(dense)).hasSize(1);
		assertThat(rule("", together, "{count}").apply(sparse)).isEmpty();
	}

	@Test
	void aRuleSpeaksEarlyOnlyIfMoreFactsCannotProveItWrong() {
		assertThat(rule("- {field: tag, is: expired}").growing()).isTrue();
		assertThat(rule("- related: {to: resolves_to, at_least: 2}").growing()).isTrue();
		assertThat(rule("- {field: attribute.until, before: finish + 30d}").growing()).isTrue();
		assertThat(rule("- {field: tag, is_not: expired}").growing()).isFalse();
		assertThat(rule("- {field: named_by, only: crtsh}").growing()).isFalse();
		assertThat(rule("- {answered_by: crtsh}").growing()).isFalse();
		assertThat(rule(ABSENT).growing()).isFalse();
		assertThat(rule("", "aggregate: {by: type}\nanalyse:\n  - {count: members, at_most: 3}", "{count}").growing()).isFalse();
		assertThat(rule("", "aggregate: {by: type}\nanalyse:\n  - outlier: {at_most_percent: 10, at_least_members: 10}", "{count}").growing()).isFalse();
	}

	@Test
	void knowsWhatBelongsToTheTargetsAndWhatOnlyLooksLikeThem() {
		EntityRef own = EntityRef.of(EntityType.IP_ADDRESS, "198.51.100.1");
		Facts facts = facts(host(), subject(ADDRESS, Map.of()), subject(own, Map.of())).target(EntityRef.of(EntityType.DOMAIN_NAME, "example.com"))
				.relation(HOST.id(), RelationType.RESOLVES_TO, own.id()).build();

		assertThat(facts.isOfTarget(host())).contains(true);
		assertThat(facts.isOfTarget(subject(own, Map.of()))).contains(true);
		assertThat(facts.isOfTarget(subject(ADDRESS, Map.of()))).contains(false);
		assertThat(facts(host()).build().isOfTarget(host())).as("without targets nobody can say").isEmpty();
		assertThat(List.of("exarnple.com", "example.net", "exampel.com", "exampl.com", "ex-ample.com", "3xample.com"))
				.allMatch(name -> Lookalike.resembles(name, "example.com"));
		assertThat(List.of("example.com", "sample.com", "exam.com", "other.com")).noneMatch(name -> Lookalike.resembles(name, "example.com"));
		assertThat(Lookalike.resembles("abd.com", "abc.com")).as("short names have too many neighbours").isFalse();
	}

	private static Subject tagged(String name, String server, String... tags) {
		return new Subject(EntityRef.of(EntityType.HOSTNAME, name), List.of("c"), Map.of("server", server), List.of(tags), List.of(), FINISH, FINISH);
	}

	private static Subject seen(String name, long second) {
		return new Subject(EntityRef.of(EntityType.HOSTNAME, name), List.of("c"), Map.of(), List.of(), List.of(), FINISH.plusSeconds(second), FINISH);
	}

	@Test
	void showsEveryMemberBeforeASecondObservationAndNeverMoreThanAHundred() {
		List<UUID> many = IntStream.range(0, 90).mapToObj(i -> UUID.randomUUID()).toList();
		Subject loud = new Subject(HOST, List.of("c"), Map.of(), List.of(), many, FINISH, FINISH);
		Subject[] quiet = IntStream.range(0, 40).mapToObj(i -> subject(EntityRef.of(EntityType.HOSTNAME, "q" + i), Map.of()))
				.toArray(Subject[]::new);

		List<Conclusion> conclusions = rule("", "aggregate: {by: type}", "{count}").apply(facts(quiet).entity(loud).build());

		assertThat(conclusions).singleElement().satisfies(conclusion -> {
			assertThat(conclusion.evidence()).hasSize(100);
			assertThat(conclusion.evidence().subList(0, 41)).extracting(evidence -> evidence.entity()).doesNotHaveDuplicates();
		});
	}

	@Test
	void hostileTextIsInsertedAsPlainTextOfBoundedLength() {
		Facts facts = facts(subject(HOST, Map.of("title", "{value}\u001b[31m\u202Etxt\n<b>" + "x".repeat(5000)))).build();

		assertThat(rule("", "", "Title {attribute.title} of {value}").apply(facts)).singleElement()
				.satisfies(conclusion -> assertThat(conclusion.headline()).startsWith("Title {value}\uFFFD[31m\uFFFDtxt\uFFFD<b>xxx")
						.endsWith("xxx… of www.example.com").hasSizeLessThan(200));
	}

	@Test
	void aPatternSeesOnlyTheBeginningOfLongText() {
		Facts facts = facts(subject(HOST, Map.of("title", "a".repeat(1_000_000) + "!"))).build();

		assertThat(rule("- {field: attribute.title, matches: '^a'}").apply(facts)).hasSize(1);
		assertThat(rule("- {field: attribute.title, matches: '!'}").apply(facts)).isEmpty();
	}

	@Test
	void aPageThatNamesItsOwnHostNamesNothingNew() {
		EntityRef ownPage = EntityRef.of(EntityType.URL, "http://www.example.com/about");
		EntityRef otherPage = EntityRef.of(EntityType.URL, "http://blog.example.com/");
		Facts.Builder facts = facts(host(), subject(ownPage, Map.of()), subject(otherPage, Map.of()))
				.named(HOST.id(), ADDRESS.id(), "crtsh").named(HOST.id(), ownPage.id(), "http-fetch");
		String onlyInTheLog = "- {field: named_by, only: crtsh}";

		assertThat(rule(onlyInTheLog).apply(facts.build())).hasSize(1);
		assertThat(rule(onlyInTheLog).apply(facts.named(HOST.id(), otherPage.id(), "http-fetch").build())).isEmpty();
	}

	@Test
	void relationshipsWorkBothWays() {
		Facts facts = facts(host(), subject(ADDRESS, Map.of())).relation(HOST.id(), RelationType.RESOLVES_TO, ADDRESS.id()).build();

		assertThat(rule("- {field: to.resolves_to, is: 192.0.2.7}").apply(facts)).hasSize(1);
		assertThat(rule("- related: {to: resolves_to, where: [{field: from.resolves_to, is: www.example.com}]}").apply(facts)).hasSize(1);
		assertThat(rule("- related: {from: resolves_to}").apply(facts)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({"2026-11-24T11:59:59Z, true", "2026-11-24T12:00:01+00:00, false", "2026-11-24T13:30:00+02:00, true", "2026-11-24, true",
			"2026-11-24 11:00:00, true", "2026-11-25, false", "soon, false", "'', false", "2026-13-45, false"})
	void readsTheTimesThatSourcesSend(String time, boolean before) {
		Facts facts = facts(subject(HOST, Map.of("until", time))).build();

		assertThat(rule("- {field: attribute.until, before: finish}").apply(facts)).hasSize(before ? 1 : 0);
	}

	@Test
	void momentsLieBeforeAndAfterTheFinish() {
		assertThat(Moment.of("finish + 30d").afterFinish()).isEqualTo(Duration.ofDays(30));
		assertThat(Moment.of("finish - 12h").afterFinish()).isEqualTo(Duration.ofHours(-12));
	}

	private static Facts.Builder facts(Subject... subjects) {
		Facts.Builder facts = Facts.finishedAt(FINISH);
		List.of(subjects).forEach(facts::entity);
		return facts;
	}

	private static Subject host() {
		return subject(HOST, Map.of());
	}

	private static Subject subject(EntityRef entity, Map<String, String> attributes) {
		return new Subject(entity, List.of("c"), attributes, List.of(), List.of(UUID.nameUUIDFromBytes(entity.value().getBytes(
				StandardCharsets.UTF_8))), FINISH, FINISH);
	}

	private static Rule rule(String filter) {
		return rule(filter, "", "{value}");
	}

	private static Rule rule(String filter, String rest, String headline) {
		return RuleReader.read("test.yaml", """
				id: test
				name: Test
				description: Test.
				why: Test.
				severity: low
				collect:
				- types: [Hostname]
				headline: '%s'
				matching:
				- headlines: something
				not_matching:
				- entities: []
				%s
				%s
				""".formatted(headline, rest, filter.isEmpty() ? "" : "filter:\n  " + filter));
	}
}
