package io.mirage.storage.query;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.storage.query.Age.Ago;
import io.mirage.storage.query.Age.Fixed;
import io.mirage.storage.query.Query.And;
import io.mirage.storage.query.Query.Fuzzy;
import io.mirage.storage.query.Query.InFinding;
import io.mirage.storage.query.Query.Matches;
import io.mirage.storage.query.Query.Not;
import io.mirage.storage.query.Query.OfType;
import io.mirage.storage.query.Query.Or;
import io.mirage.storage.query.Query.Phrase;
import io.mirage.storage.query.Query.Property;
import io.mirage.storage.query.Query.Seen;
import io.mirage.storage.query.Query.Words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class QueryParserTests {

	private static final Query WILDCARD = new Matches(Property.TAG, List.of(new Glob("wildcard", false)));

	@Test
	void readsTheWholeExample() {
		assertThat(QueryParser.parse("type:Hostname tag:wildcard source:crtsh seen:<7d has:finding severity>=high \"exact\" fuzzy~1"))
				.isEqualTo(new And(List.of(new OfType(Set.of(EntityType.HOSTNAME)), WILDCARD,
						new Matches(Property.SOURCE, List.of(new Glob("crtsh", false))),
						new Seen(Query.Occasion.LAST, new Ago(Duration.ofDays(7)), null),
						new InFinding(EnumSet.allOf(Severity.class)), new InFinding(EnumSet.of(Severity.HIGH, Severity.CRITICAL)),
						new Phrase("exact"), new Fuzzy("fuzzy", 1))));
	}

	@Test
	void orBindsWeakerThanStandingSideBySide() {
		assertThat(QueryParser.parse("a b OR c")).isEqualTo(new Or(List.of(new And(List.of(new Words("a"), new Words("b"))), new Words("c"))));
		assertThat(QueryParser.parse("a (b OR c)")).isEqualTo(new And(List.of(new Words("a"), new Or(List.of(new Words("b"), new Words("c"))))));
		assertThat(QueryParser.parse("a AND b")).isEqualTo(QueryParser.parse("a b")).isEqualTo(QueryParser.parse("(a\n\tb )"));
	}

	@Test
	void negatesWhatFollows() {
		assertThat(QueryParser.parse("-tag:wildcard")).isEqualTo(new Not(WILDCARD));
		assertThat(QueryParser.parse("NOT tag:wildcard x")).isEqualTo(new And(List.of(new Not(WILDCARD), new Words("x"))));
		assertThat(QueryParser.parse("-(a OR b)")).isEqualTo(new Not(new Or(List.of(new Words("a"), new Words("b")))));
		assertThat(QueryParser.parse("tag!=wildcard")).isEqualTo(new Not(WILDCARD));
		assertThat(QueryParser.parse("aurora-kites")).isEqualTo(new Words("aurora-kites"));
	}

	@Test
	void everythingIsFoundByNothing() {
		assertThat(QueryParser.parse(" \n ")).isEqualTo(new Query.All());
	}

	@Test
	void keyWordsAreUpperCase() {
		assertThat(QueryParser.parse("or")).isEqualTo(new Words("or"));
		assertThat(QueryParser.parse("ORDER")).isEqualTo(new Words("ORDER"));
		assertThat(QueryParser.parse("\"OR\"")).isEqualTo(new Phrase("OR"));
	}

	@Test
	void quotedValuesKeepTheirStarsAndQuotes() {
		assertThat(QueryParser.parse("value:\"a*\\\"b\\\\\"")).isEqualTo(new Matches(Property.VALUE, List.of(new Glob("a*\"b\\", true))));
		assertThat(new Glob("a*", true).isPattern()).isFalse();
		assertThat(QueryParser.parse("tag:a,\"b, c\"")).isEqualTo(new Matches(Property.TAG, List.of(new Glob("a", false), new Glob("b, c", true))));
	}

	@Test
	void readsTimesAsAgesAndAsDates() {
		Instant day = Instant.parse("2026-11-01T00:00:00Z");
		Fixed first = new Fixed(day, Duration.ofDays(1));
		Fixed next = new Fixed(day.plus(Duration.ofDays(1)), Duration.ZERO);

		assertThat(QueryParser.parse("seen:>4w")).isEqualTo(new Seen(Query.Occasion.LAST, null, new Ago(Duration.ofDays(28))));
		assertThat(QueryParser.parse("first_seen<24h")).isEqualTo(new Seen(Query.Occasion.FIRST, new Ago(Duration.ofHours(24)), null));
		assertThat(QueryParser.parse("seen:2026-11-01")).isEqualTo(new Seen(Query.Occasion.LAST, first, next));
		assertThat(QueryParser.parse("seen>2026-11-01")).isEqualTo(new Seen(Query.Occasion.LAST, next, null));
		assertThat(QueryParser.parse("seen:<=2026-11-01")).isEqualTo(new Seen(Query.Occasion.LAST, null, next));
		assertThat(QueryParser.parse("seen:2026-11-01..2026-11-01")).isEqualTo(new Seen(Query.Occasion.LAST, first, next));
	}

	@Test
	void readsRelationsAttributesAndIds() {
		UUID scan = UUID.randomUUID();

		assertThat(QueryParser.parse("to.resolves_to:192.0.2.*"))
				.isEqualTo(new Query.Related(true, RelationType.RESOLVES_TO, List.of(new Glob("192.0.2.*", false))));
		assertThat(QueryParser.parse("attribute.server:nginx*")).isEqualTo(new Query.Attribute("server", List.of(new Glob("nginx*", false))));
		assertThat(QueryParser.parse("scan:" + scan)).isEqualTo(new Query.InScan(scan));
		assertThat(QueryParser.parse("relation:mail_by")).isEqualTo(new Query.Linked(Set.of(RelationType.MAIL_BY)));
		assertThat(QueryParser.parse("confidence>80")).isEqualTo(new Query.Confidence(81, 100));
	}

	/** Line, column, offset and length point at the offending token; the last column is part of what could stand there. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"type:Hostnme           | 1 |  6 |  5 | 7 | Hostname",
			"tpe:Hostname           | 1 |  1 |  0 | 3 | type",
			"a (b OR                | 1 |  8 |  7 | 0 | a word",
			"a (b                   | 1 |  3 |  2 | 1 | )",
			"a)                     | 1 |  2 |  1 | 1 | the end of the query",
			"OR a                   | 1 |  1 |  0 | 2 | a word",
			"()                     | 1 |  2 |  1 | 1 | a word",
			"a \"b                  | 1 |  3 |  2 | 1 | \"",
			"tag:                   | 1 |  5 |  4 | 0 | tag:wildcard",
			"tag>a                  | 1 |  4 |  3 | 1 | !=",
			"seen:soon              | 1 |  6 |  5 | 4 | <7d",
			"seen:2026-02-31        | 1 |  6 |  5 | 10| <24h",
			"severity>=awful        | 1 | 11 | 10 | 5 | low",
			"severity>=low,high     | 1 | 15 | 14 | 4 | ``",
			"confidence>=101        | 1 | 13 | 12 | 3 | 80",
			"to.resolve_to:x        | 1 |  4 |  3 | 10| resolves_to",
			"has:findings           | 1 |  5 |  4 | 8 | finding",
			"ab~1                   | 1 |  1 |  0 | 4 | hostnme~1",
			"word~3                 | 1 |  1 |  0 | 6 | ~1",
			"https://example.com    | 1 |  1 |  0 | 5 | has",
			"scan:12                | 1 |  6 |  5 | 2 | an id such as 01980000-0000-7000-8000-000000000000"})
	void pointsAtWhatIsWrongAndSaysWhatWouldBeRight(String query, int line, int column, int offset, int length, String expected) {
		QueryException wrong = catchThrowableOfType(QueryException.class, () -> QueryParser.parse(query));

		assertThat(wrong).as(query).isNotNull();
		assertThat(wrong.place()).as(wrong.detail()).isEqualTo(new Place(line, column, offset, length));
		assertThat(wrong.expected().stream().anyMatch(expected::equals)).as(wrong.detail()).isEqualTo(!expected.isEmpty());
	}

	@Test
	void countsLinesAndCharactersAsPeopleDo() {
		QueryException wrong = catchThrowableOfType(QueryException.class, () -> QueryParser.parse("a\n\"\uD83E\uDE81\" type:X"));

		assertThat(wrong.place()).isEqualTo(new Place(2, 10, 12, 1));
		assertThat(wrong.detail()).startsWith("Line 2, column 10: 'X' is not an entity type. Possible here: ");
	}

	@Test
	void refusesWhatTakesTooLong() {
		assertThat(catchThrowableOfType(QueryException.class, () -> QueryParser.parse("(".repeat(1900))).reason()).contains("levels");
		assertThat(catchThrowableOfType(QueryException.class, () -> QueryParser.parse("a ".repeat(900))).reason()).contains("50 terms");
		assertThat(catchThrowableOfType(QueryException.class, () -> QueryParser.parse("a".repeat(2001))).reason()).contains("2000");
	}

	/** The seed is in the message: run it again to see it again. */
	@Test
	void neverFailsButWithItsOwnError() {
		List<String> pieces = List.of("type:", "Hostname", "tag", ":", ">=", "<", "!=", "(", ")", "\"", "-", "NOT ", "OR ", "AND ", " ", ",",
				"~", "1", "*", "\\", "\u0000", "\uD83E", "\u202E", "seen:<7d", "..", "2026-11-01", "confidence", "99999999999", "to.", "attribute.",
				"severity", "high", "\n", "\u0085", "é", "%", "'", "scan:", "İ", "has:finding", "is:target", "first_seen", "99999w");
		for (long seed = 0; seed < 200_000; seed++) {
			Random random = new Random(seed);
			StringBuilder text = new StringBuilder();
			for (int i = random.nextInt(14); i >= 0; i--) {
				text.append(random.nextInt(12) == 0 ? String.valueOf((char) random.nextInt(0x10000)) : pieces.get(random.nextInt(pieces.size())));
			}
			assertThatCode(() -> parseOrRefuse(text.toString())).as("seed %d", seed).doesNotThrowAnyException();
		}
	}

	private static void parseOrRefuse(String text) {
		try {
			QueryParser.parse(text);
		} catch (QueryException expected) {
			assertThat(expected.place().offset() + expected.place().length()).isLessThanOrEqualTo(text.length());
		}
		Completion.at(text, text.length() / 2).options();
	}
}
