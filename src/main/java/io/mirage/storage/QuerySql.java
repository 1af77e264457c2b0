package io.mirage.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.support.SqlArrayValue;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Severity;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.storage.query.Age;
import io.mirage.storage.query.Glob;
import io.mirage.storage.query.Query;

/**
 * Turns a query into a condition over {@code storage.entity e}. Nothing of what the caller wrote becomes part of the
 * statement: every value is a parameter, and no condition is ever null, so that a negation is its exact opposite.
 */
final class QuerySql {

	/** A condition and its parameters, {@code organisation} among them. */
	record Condition(String sql, Map<String, Object> parameters) {}

	private static final String WITH_ENTITY = "e.id in (select %s where %s)";

	private final Instant now;
	private final Map<String, Object> parameters = new LinkedHashMap<>();

	private QuerySql(OrganisationId organisation, Instant now) {
		this.now = now;
		parameters.put("organisation", organisation.value());
	}

	/** @param now what ages are counted from */
	static Condition of(Query query, OrganisationId organisation, Instant now) {
		QuerySql sql = new QuerySql(organisation, now);
		return new Condition(sql.condition(query), sql.parameters);
	}

	/**
	 * Of an entity that some project that knows it has not called false.
	 *
	 * @param ofOneScan whether only the project of {@code :scan} is asked
	 */
	static String isNotFalse(boolean ofOneScan) {
		String m = "storage.mark m where m.organisation_id = e.organisation_id and m.entity_id = e.id and m.kind = 'false_positive' and "
				+ Marks.STANDING;
		return "(not exists (select 1 from " + m + ") or exists (select 1 from storage.scan_entity s join storage.scan p"
				+ " on p.scan_id = s.scan_id where s.organisation_id = e.organisation_id and s.entity_id = e.id"
				+ (ofOneScan ? " and s.scan_id = :scan" : "") + " and not exists (select 1 from " + m + " and m.project_id = p.project_id)))";
	}

	private String condition(Query query) {
		return switch (query) {
			case Query.All() -> "true";
			case Query.And(List<Query> parts) -> joined(parts, " and ");
			case Query.Or(List<Query> parts) -> joined(parts, " or ");
			case Query.Not(Query part) -> "not " + condition(part);
			case Query.Words(String text) -> words(text);
			case Query.Phrase(String text) -> phrase(text);
			case Query.Fuzzy(String word, int distance) -> fuzzy(word, distance);
			case Query.OfType ofType -> "e.type = any (" + texts(ofType.types().stream().map(type -> type.label()).toList()) + ")";
			case Query.Matches(Query.Property property, List<Glob> globs) -> matches(property, globs);
			case Query.Attribute(String name, List<Glob> globs) -> "coalesce(" + passes("e.attributes ->> " + bound(name), globs)
					+ ", false)";
			case Query.Confidence(int from, int to) -> "e.confidence between " + bound(from) + " and " + bound(to);
			case Query.InFinding(Set<Severity> severities) -> inFinding(severities);
			case Query.Seen seen -> seen(seen);
			case Query.InScan(var scan) -> WITH_ENTITY.formatted("s.entity_id from storage.scan_entity s",
					"s.organisation_id = :organisation and s.scan_id = " + bound(scan));
			case Query.InProject(var project) -> WITH_ENTITY.formatted(
					"s.entity_id from storage.scan_entity s join storage.scan p on p.scan_id = s.scan_id",
					"s.organisation_id = :organisation and p.project_id = " + bound(project));
			case Query.Related related -> related(related);
			case Query.Linked linked -> linked("r.type = any (" + texts(labels(linked.relations())) + ")");
			case Query.Has(Query.Thing thing) -> has(thing);
			case Query.FalsePositive() -> marked("m.kind = 'false_positive'");
			case Query.Target() -> WITH_ENTITY.formatted("s.entity_id from storage.scan_entity s",
					"s.organisation_id = :organisation and s.target");
		};
	}

	private String joined(List<Query> parts, String word) {
		return parts.stream().map(this::condition).collect(Collectors.joining(word, "(", ")"));
	}

	/** A star or nothing but signs asks for a part of the value, which costs more than words do. */
	private String words(String text) {
		String words = Words.all(text);
		return words.isEmpty() || text.indexOf('*') >= 0 ? "e.value ilike " + bound(Like.containingPattern(text))
				: "e.search @@ to_tsquery('simple', " + bound(words) + ")";
	}

	private String phrase(String text) {
		String words = Words.separated(text);
		String value = "e.value ilike " + bound(words.isEmpty() ? Like.containing(text) : Like.exactly(text));
		return words.isEmpty() ? value : "(e.search @@ phraseto_tsquery('simple', " + bound(words) + ") or " + value + ")";
	}

	/**
	 * Changes that are fewer than the parts of a word leave one part unharmed: the index finds it, a comparison decides. Parts
	 * of less than three letters are no help; a word so short is looked up in all forms it may have, as a sub-select, because
	 * the planner takes so many words in plain sight for most of the table and reads all of it.
	 */
	private String fuzzy(String word, int distance) {
		if (word.length() < (distance + 1) * Words.SHORTEST_PART) {
			return "(e.search @@ (select to_tsquery('simple', " + bound(String.join(" | ", Words.near(word))) + ")) and lower(e.value) ~ "
					+ bound(Words.nearPattern(word)) + ")";
		}
		String candidates = Words.parts(word, distance + 1).stream().map(part -> "e.value ilike " + bound(Like.containing(part)))
				.collect(Collectors.joining(" or ", "(", ")"));
		return "(" + candidates + " and storage.has_word_near(e.value, " + bound(word) + ", " + bound(distance) + "))";
	}

	private String matches(Query.Property property, List<Glob> globs) {
		return switch (property) {
			case VALUE -> passes("e.value", globs);
			case TAG -> tagged(globs);
			case SOURCE -> inArray("e.collectors", globs);
			case RULE -> inFinding(passes("f.rule_id", globs));
		};
	}

	/** By sources or by people; as one set, so that both indexes serve. */
	private String tagged(List<Glob> globs) {
		return "e.id in (select t.id from storage.entity t where t.organisation_id = :organisation and t.tags <> '{}' and "
				+ inArray("t.tags", globs) + " union all " + markedBy("m.kind = 'tag' and " + passes("m.text", globs)) + ")";
	}

	/** Plain names are found by the index, patterns by looking at each. */
	private String inArray(String column, List<Glob> globs) {
		if (globs.stream().noneMatch(Glob::isPattern)) {
			return column + " && " + texts(globs.stream().map(Glob::text).toList());
		}
		return "exists (select 1 from unnest(" + column + ") as one where " + passes("one", globs) + ")";
	}

	private String inFinding(Set<Severity> severities) {
		return inFinding("f.severity in (" + severities.stream().sorted().map(severity -> String.valueOf(severity.ordinal()))
				.collect(Collectors.joining(", ", "", severities.isEmpty() ? "-1" : "")) + ")");
	}

	private static String inFinding(String condition) {
		return WITH_ENTITY.formatted("f.entity_id from storage.finding_entity f",
				"f.organisation_id = :organisation and f.open and " + condition);
	}

	private String seen(Query.Seen seen) {
		String time = seen.occasion() == Query.Occasion.FIRST ? "coalesce(e.first_seen, e.known_since)"
				: "coalesce(e.last_seen, e.known_since)";
		Age from = seen.from();
		Age to = seen.to();
		return "(" + (from == null ? "true" : time + " >= " + bound(time(from))) + " and "
				+ (to == null ? "true" : time + " < " + bound(time(to))) + ")";
	}

	private OffsetDateTime time(Age age) {
		return age.at(now).atOffset(ZoneOffset.UTC);
	}

	private String related(Query.Related related) {
		String here = related.outgoing() ? "source_id" : "target_id";
		String there = related.outgoing() ? "target_id" : "source_id";
		String edges = "r.organisation_id = :organisation and r.type = " + bound(related.relation().label());
		if (related.globs().stream().anyMatch(Glob::isAny)) {
			return WITH_ENTITY.formatted("r." + here + " from storage.relationship r", edges);
		}
		return WITH_ENTITY.formatted("r." + here + " from storage.relationship r join storage.entity o"
				+ " on o.organisation_id = r.organisation_id and o.id = r." + there, edges + " and " + passes("o.value", related.globs()));
	}

	private static String linked(String condition) {
		return "exists (select 1 from storage.relationship r where r.organisation_id = e.organisation_id and r.source_id = e.id and "
				+ condition + " union all select 1 from storage.relationship r where r.organisation_id = e.organisation_id"
				+ " and r.target_id = e.id and " + condition + ")";
	}

	/** Marked by people, in whichever project. */
	private String marked(String condition) {
		return "e.id in (" + markedBy(condition) + ")";
	}

	private String markedBy(String condition) {
		parameters.putIfAbsent("now", now.atOffset(ZoneOffset.UTC));
		return "select m.entity_id from storage.mark m where m.organisation_id = :organisation and " + Marks.STANDING + " and " + condition;
	}

	private String has(Query.Thing thing) {
		return switch (thing) {
			case TAG -> "(e.tags <> '{}' or " + marked("m.kind = 'tag'") + ")";
			case NOTE -> marked("m.kind = 'note'");
			case ATTRIBUTE -> "e.attributes <> '{}'";
			case SOURCE -> "e.collectors <> '{}'";
			case RELATION -> linked("true");
			case RAW -> "exists (select 1 from storage.observation o where o.organisation_id = e.organisation_id"
					+ " and o.entity_id = e.id and o.raw_sha256 is not null)";
		};
	}

	private String passes(String text, List<Glob> globs) {
		return globs.stream().map(glob -> text + " ilike " + bound(Like.of(glob))).collect(Collectors.joining(" or ", "(", ")"));
	}

	private static List<String> labels(Collection<? extends Enum<?>> constants) {
		return constants.stream().map(constant -> constant.name().toLowerCase(Locale.ROOT)).sorted().toList();
	}

	private String texts(List<String> texts) {
		return bound(new SqlArrayValue("text", texts.stream().map(StorableText::of).toArray())) + "::text[]";
	}

	private String bound(Object value) {
		String name = "q" + parameters.size();
		parameters.put(name, value instanceof String text ? StorableText.of(text) : value);
		return ":" + name;
	}
}
