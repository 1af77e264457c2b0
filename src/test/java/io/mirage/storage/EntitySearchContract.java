package io.mirage.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.storage.MarkKind;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;
import io.mirage.storage.EntityView.Count;
import io.mirage.storage.EntityView.Facets;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

/** What every store that finds entities has to answer, on one story told once. */
@ModuleTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EntitySearchContract {

	private static final EntityRef WWW = host("www.aurora-kites.example");
	private static final EntityRef SHOP = host("shop.aurora-kites.example");
	private static final EntityRef OLD = host("old.aurora-kites.example");
	private static final EntityRef ADDRESS = address("192.0.2.10");
	private static final EntityRef PERSON = EntityRef.of(EntityType.PERSON, "Ana Müller");
	private static final EntityRef FORMULA = EntityRef.of(EntityType.ORGANIZATION, "=HYPERLINK(\"http://x.example\";\"50%_*?\\\")");
	private static final OrganisationId STRANGERS = OrganisationId.of("01900000-0000-7000-8000-0000000000bb");
	private static final List<EntityRef> ALL = List.of(TARGET, WWW, SHOP, OLD, ADDRESS, PERSON, FORMULA);

	final ApplicationContext context;
	private final Investigation scan = new Investigation();

	EntitySearchContract(ApplicationContext context) {
		this.context = context;
	}

	/** The store under test. */
	abstract EntitySearch search();

	/** As it names itself. */
	abstract String engine();

	/** Returns when the store knows what has happened so far. */
	abstract void settle();

	@BeforeAll
	void tellTheStory() {
		System.out.println("Search contract on " + engine());
		Deliveries deliveries = new Deliveries(context);
		Instant now = Instant.now();
		deliveries.deliver(new ProjectCreated(EventHeader.of("p", OrganisationId.DEFAULT, Clock.systemUTC()), ProjectId.DEFAULT, "First"));
		scan.at(now.minus(Duration.ofDays(40))).ask("certspotter", TARGET).saw(OLD, 40, Map.of(), "historic").end();
		scan.at(now.minus(Duration.ofHours(1))).ask("crtsh", TARGET).saw(WWW, 90, Map.of("server", "nginx/1.27"), "wildcard", "Shared").saw(SHOP)
				.end();
		scan.ask("dns", WWW).saw(ADDRESS).related(WWW, RelationType.RESOLVES_TO, ADDRESS).end();
		scan.ask("people", TARGET).saw(PERSON).saw(FORMULA, Map.of("note", "\u001b[31m\u202ered")).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(new FindingsRaised(EventHeader.of(scan.id(), OrganisationId.DEFAULT, Clock.systemUTC()), scan.id(),
				ProjectId.DEFAULT, List.of(new Finding(FindingId.of(scan.id().value(), "plain-http", "www"), "plain-http", "Plain HTTP",
						Severity.HIGH, "www speaks plainly", "", List.of(new Evidence(null, WWW))))));
		Investigation theirs = new Investigation(STRANGERS);
		theirs.ask("crtsh", TARGET).saw(WWW, "theirs").end();
		deliveries.deliver(theirs.started(TARGET));
		deliveries.deliver(theirs.batches(10));
		mark(SHOP, MarkKind.TAG, "Crown Jewel");
		mark(WWW, MarkKind.TAG, "Shared");
		mark(PERSON, MarkKind.NOTE, "Ask her.");
		mark(OLD, MarkKind.FALSE_POSITIVE, "Somebody else's.");
		settle();
	}

	private void mark(EntityRef entity, MarkKind kind, String text) {
		context.getBean(Marking.class).mark(Callers.caller(OrganisationId.DEFAULT, "admin"), entity.id().value(), null, kind, text, null);
	}

	record Question(String query, List<EntityRef> answer) {}

	static Stream<Question> questions() {
		return Stream.of(asked("", ALL.toArray(EntityRef[]::new)),
				asked("kites", TARGET, OLD, SHOP, WWW), asked("kit aurora", TARGET, OLD, SHOP, WWW), asked("ites"), asked("nginx", WWW), asked("müll", PERSON),
				asked("*ites.exa*", TARGET, OLD, SHOP, WWW), asked("a*k*es shop", SHOP), asked("HYPER*?", FORMULA),
				asked("\"aurora kites\"", TARGET, OLD, SHOP, WWW), asked("\"kites aurora\""), asked("\"ana MÜLLER\"", PERSON),
				asked("\"%_*\"", FORMULA), asked("\"50\"", FORMULA),
				asked("muller~1", PERSON), asked("aurorra~1 shop", SHOP), asked("auorrakit~2"), asked("hyperlikn~2", FORMULA), asked("hsop~1"),
				asked("type:hostname", OLD, SHOP, WWW), asked("type:hostname -tag:historic", SHOP, WWW),
				asked("tag:wildcard", WWW), asked("tag:WILD*", WWW), asked("tag:\"crown jewel\"", SHOP), asked("tag:crown*", SHOP),
				asked("has:tag", OLD, SHOP, WWW), asked("has:note", PERSON), asked("-has:tag type:hostname"),
				asked("source:dns", ADDRESS), asked("source:c*", OLD, SHOP, WWW), asked("-has:source", TARGET),
				asked("value:*.AURORA-kites.example", OLD, SHOP, WWW), asked("value:WWW.aurora-kites.example", WWW),
				asked("value:\"*.aurora-kites.example\""),
				asked("confidence<50", OLD), asked("confidence>=90 type:hostname", WWW),
				asked("seen:>30d type:Hostname", OLD), asked("seen:<7d type:Hostname", SHOP, WWW), asked("first_seen:<7d source:dns", ADDRESS),
				asked("has:finding", WWW), asked("severity>=high", WWW), asked("severity>high"), asked("rule:plain-*", WWW),
				asked("rule:plain", new EntityRef[0]),
				asked("to.resolves_to:*", WWW), asked("from.resolves_to:*", ADDRESS), asked("relation:resolves_to", ADDRESS, WWW),
				asked("has:relation", ADDRESS, WWW), asked("attribute.server:nginx*", WWW), asked("attribute.server:NGINX/1.27", WWW),
				asked("attribute.serve:*"), asked("has:attribute", FORMULA, WWW), asked("has:raw"),
				asked("is:target", TARGET), asked("is:false_positive", OLD), asked("-is:false_positive type:hostname", SHOP, WWW),
				asked("project:" + ProjectId.DEFAULT, ALL.toArray(EntityRef[]::new)), asked("scan:" + new UUID(1, 2)),
				asked("tag:theirs"), asked("shop OR type:Person", SHOP, PERSON), asked("-(shop OR type:Person) type:hostname", OLD, WWW));
	}

	private static Question asked(String query, EntityRef... answer) {
		return new Question(query, List.of(answer));
	}

	@ParameterizedTest
	@MethodSource("questions")
	void finds(Question question) {
		EntityFilter filter = filter(question.query(), null);

		assertThat(values(filter, Sort.VALUE, 100)).containsExactlyInAnyOrderElementsOf(question.answer().stream().map(EntityRef::value).toList());
		assertThat(search().count(filter)).isEqualTo(question.answer().size());
	}

	@ParameterizedTest
	@MethodSource("questions")
	void aNegationIsTheExactOpposite(Question question) {
		if (!question.query().isEmpty()) {
			assertThat(search().count(filter("-(" + question.query() + ")", null))).isEqualTo(ALL.size() - question.answer().size());
		}
	}

	@Test
	void theTextFieldTakesWordsAndParts() {
		assertThat(values(filter("", "ites.ex"), Sort.VALUE, 10)).containsExactly(TARGET.value(), OLD.value(), SHOP.value(), WWW.value());
		assertThat(values(filter("", "nginx"), Sort.VALUE, 10)).containsExactly(WWW.value());
		assertThat(values(filter("", "%_*?\\"), Sort.VALUE, 10)).containsExactly(FORMULA.value());
		assertThat(values(filter("", "aurora_kites"), Sort.VALUE, 10)).hasSize(4);
	}

	@Test
	void everyOrderIsPagedWithoutGapOrRepetition() {
		for (Sort sort : Sort.values()) {
			List<String> whole = values(filter("", null), sort, 100);

			assertThat(whole).as("%s", sort).hasSameSizeAs(ALL).doesNotHaveDuplicates();
			assertThat(values(filter("", null), sort, 2)).as("%s, two at a time", sort).isEqualTo(whole);
		}
		assertThat(values(filter("type:Hostname,DomainName", null), Sort.VALUE, 1)).containsExactly(TARGET.value(), OLD.value(), SHOP.value(), WWW.value());
		assertThat(values(filter("type:Hostname", null), Sort.LAST_SEEN, 1)).endsWith(OLD.value());
	}

	@Test
	void countsByTypeSourceAndTag() {
		Facets facets = search().facets(filter("type:Hostname", null));

		assertThat(facets.types()).containsExactly(new Count("Hostname", 3));
		assertThat(facets.collectors()).containsExactly(new Count("crtsh", 2), new Count("certspotter", 1));
		assertThat(facets.tags()).containsExactly(new Count("Crown Jewel", 1), new Count("Shared", 1), new Count("historic", 1),
				new Count("wildcard", 1));
	}

	@Test
	void exportsLeaveOutWhatIsFalse() {
		assertThat(values(filter("type:Hostname", null).forOthers(), Sort.VALUE, 10)).containsExactly(SHOP.value(), WWW.value());
		EntityFilter inScan = EntityFilter.of(OrganisationId.DEFAULT, scan.id().value(), "Hostname", null, null, Instant.now());
		assertThat(values(inScan.forOthers(), Sort.VALUE, 10)).containsExactly(SHOP.value(), WWW.value());
		assertThat(values(inScan, Sort.VALUE, 10)).containsExactly(OLD.value(), SHOP.value(), WWW.value());
	}

	@Test
	void aTenantFindsNothingOfAnother() {
		EntityFilter theirs = EntityFilter.of(STRANGERS, null, null, null, "", Instant.now());

		assertThat(values(theirs, Sort.VALUE, 10)).containsExactly(TARGET.value(), WWW.value());
		assertThat(search().facets(theirs).tags()).containsExactly(new Count("theirs", 1));
	}

	static EntityFilter filter(String query, @Nullable String text) {
		return EntityFilter.of(OrganisationId.DEFAULT, null, null, text, query, Instant.now());
	}

	/** Of all portions. */
	List<String> values(EntityFilter filter, Sort sort, int limit) {
		return values(search(), search(), filter, sort, limit);
	}

	/** The first portion from one store, every other one from the other. */
	static List<String> values(EntitySearch one, EntitySearch other, EntityFilter filter, Sort sort, int limit) {
		List<String> values = new ArrayList<>();
		long total = one.count(filter);
		Cursor cursor = null;
		EntitySearch next = one;
		do {
			EntitySearch.Portion portion = next.portion(filter, sort, cursor, limit, total);
			portion.entities().forEach(entity -> values.add(entity.value()));
			cursor = portion.next();
			next = next == one ? other : one;
		} while (cursor != null);
		return values;
	}

	/** Facets as they compare, whatever order equal counts have. */
	static Map<String, Long> byName(List<Count> counts) {
		Map<String, Long> byName = new TreeMap<>();
		counts.forEach(count -> byName.put(count.value(), count.count()));
		return byName;
	}
}
