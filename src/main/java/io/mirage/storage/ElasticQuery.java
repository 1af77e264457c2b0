package io.mirage.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.mirage.events.OrganisationId;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.storage.query.Age;
import io.mirage.storage.query.Glob;
import io.mirage.storage.query.Query;

/** Turns a query into conditions for Elasticsearch, as {@link QuerySql} does for PostgreSQL; the same entities pass both. */
final class ElasticQuery {

	private static final String MARKS = "marks";

	private final Instant now;

	private ElasticQuery(Instant now) {
		this.now = now;
	}

	/** @param now what ages are counted from */
	static Clause of(Query query, Instant now) {
		return new ElasticQuery(now).clause(query);
	}

	static Clause ofOrganisation(OrganisationId organisation) {
		return Clause.is("organisation", organisation.toString());
	}

	/** Whether there is a condition in it that needs a second entity: to join is the first store's business. */
	static boolean joins(Query query) {
		return switch (query) {
			case Query.And(List<Query> parts) -> parts.stream().anyMatch(ElasticQuery::joins);
			case Query.Or(List<Query> parts) -> parts.stream().anyMatch(ElasticQuery::joins);
			case Query.Not(Query part) -> joins(part);
			case Query.Related related -> related.globs().stream().noneMatch(Glob::isAny);
			default -> false;
		};
	}

	private Clause clause(Query query) {
		return switch (query) {
			case Query.All() -> Clause.everything();
			case Query.And(List<Query> parts) -> Clause.all(parts.stream().map(this::clause).toList());
			case Query.Or(List<Query> parts) -> Clause.any(parts.stream().map(this::clause).toList());
			case Query.Not(Query part) -> clause(part).negated();
			case Query.Words(String text) -> words(text);
			case Query.Phrase(String text) -> phrase(StorableText.of(text));
			case Query.Fuzzy(String word, int distance) -> Clause.near("value_words", word, distance);
			case Query.OfType ofType -> Clause.isOneOf("type", ofType.types().stream().map(type -> type.label()).toList());
			case Query.Matches(Query.Property property, List<Glob> globs) -> matches(property, globs);
			case Query.Attribute(String name, List<Glob> globs) -> passes("attributes", globs, glob -> Clause.escaped(name + "=") + glob);
			case Query.Confidence(int from, int to) -> Clause.all(List.of(Clause.atLeast("confidence", from), Clause.atMost("confidence", to)));
			case Query.InFinding inFinding -> Clause.isOneOf("severities",
					inFinding.severities().stream().map(severity -> Integer.toString(severity.ordinal())).toList());
			case Query.Seen seen -> seen(seen);
			case Query.InScan(var scan) -> Clause.is("scans", scan.toString());
			case Query.InProject(var project) -> Clause.is("projects", project.toString());
			case Query.Related related -> Clause.is(related.outgoing() ? "outgoing" : "incoming", label(related.relation()));
			case Query.Linked linked -> linked(linked.relations());
			case Query.Has(Query.Thing thing) -> has(thing);
			case Query.FalsePositive() -> marked(Clause.is("marks.kind", "false_positive"));
			case Query.Target() -> Clause.is("target", true);
		};
	}

	/** Words of value or attributes, the last one perhaps only begun; a star or nothing but signs asks for a part of the value. */
	private static Clause words(String text) {
		String words = Words.separated(text);
		if (words.isEmpty() || text.indexOf('*') >= 0) {
			return Clause.like("value", "*" + starred(text) + "*");
		}
		return allWords(words);
	}

	private static Clause allWords(String words) {
		List<String> each = Arrays.asList(words.split(" ", -1));
		List<Clause> parts = new ArrayList<>(each.subList(0, each.size() - 1).stream().map(word -> Clause.is("words", word)).toList());
		parts.add(Clause.beginsWith("words", each.getLast()));
		return Clause.all(parts);
	}

	/** What a list's plain search field asks for. */
	static Clause text(String text) {
		String words = Words.separated(text);
		Clause part = Clause.like("value", "*" + Clause.escaped(SearchDocuments.lower(text)) + "*");
		return words.isEmpty() ? part : Clause.any(List.of(allWords(words), part));
	}

	private static Clause phrase(String text) {
		String words = Words.separated(text);
		String value = SearchDocuments.lower(text);
		return words.isEmpty() ? Clause.like("value", "*" + Clause.escaped(value) + "*")
				: Clause.any(List.of(Clause.phrase("words", words), Clause.is("value", value)));
	}

	private Clause matches(Query.Property property, List<Glob> globs) {
		return switch (property) {
			case VALUE -> passes("value", globs, UnaryOperator.identity());
			case TAG -> Clause.any(List.of(tags(globs), marked(Clause.all(List.of(Clause.is("marks.kind", "tag"),
					passes("marks.tag_lower", globs, UnaryOperator.identity()))))));
			case SOURCE -> globs.stream().noneMatch(Glob::isPattern) ? Clause.isOneOf("collectors", texts(globs))
					: passes("collectors", globs, UnaryOperator.identity());
			case RULE -> passes("rules", globs, UnaryOperator.identity());
		};
	}

	/** Plain names as they are written, patterns in any case. */
	private static Clause tags(List<Glob> globs) {
		return globs.stream().noneMatch(Glob::isPattern) ? Clause.isOneOf("tags", texts(globs))
				: passes("tags_lower", globs, UnaryOperator.identity());
	}

	private Clause seen(Query.Seen seen) {
		String field = seen.occasion() == Query.Occasion.FIRST ? "first_seen" : "last_seen";
		List<Clause> bounds = new ArrayList<>();
		Age from = seen.from();
		Age to = seen.to();
		if (from != null) {
			bounds.add(Clause.atLeast(field, Micros.of(from.at(now))));
		}
		if (to != null) {
			bounds.add(Clause.below(field, Micros.of(to.at(now))));
		}
		return Clause.all(bounds);
	}

	private static Clause linked(Set<? extends Enum<?>> relations) {
		List<String> labels = relations.stream().map(ElasticQuery::label).sorted().toList();
		return Clause.any(List.of(Clause.isOneOf("outgoing", labels), Clause.isOneOf("incoming", labels)));
	}

	private Clause has(Query.Thing thing) {
		return switch (thing) {
			case TAG -> Clause.any(List.of(Clause.exists("tags"), marked(Clause.is("marks.kind", "tag"))));
			case NOTE -> marked(Clause.is("marks.kind", "note"));
			case ATTRIBUTE -> Clause.exists("attributes");
			case SOURCE -> Clause.exists("collectors");
			case RELATION -> Clause.any(List.of(Clause.exists("outgoing"), Clause.exists("incoming")));
			case RAW -> Clause.is("raw", true);
		};
	}

	/** Marked by people, in whichever project, and standing. */
	private Clause marked(Clause condition) {
		return Clause.within(MARKS, Clause.all(List.of(condition, standing(now))));
	}

	static Clause standing(Instant now) {
		return Clause.above("marks.until", Micros.of(now));
	}

	/** @param whole makes the term that is looked for of the pattern a glob stands for */
	private static Clause passes(String field, Collection<Glob> globs, UnaryOperator<String> whole) {
		return Clause.any(globs.stream().map(glob -> Clause.like(field, whole.apply(pattern(glob)))).toList());
	}

	private static String pattern(Glob glob) {
		return glob.isPattern() ? starred(glob.text()) : Clause.escaped(SearchDocuments.lower(glob.text()));
	}

	private static String starred(String text) {
		return Clause.escaped(SearchDocuments.lower(text)).replace("\\*", "*");
	}

	private static List<String> texts(List<Glob> globs) {
		return globs.stream().map(Glob::text).map(StorableText::of).toList();
	}

	private static String label(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}
}
