package io.mirage.storage;

import java.util.Collection;
import java.util.List;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.UntypedRangeQuery;
import co.elastic.clients.json.JsonData;

/** A condition as Elasticsearch takes it. */
record Clause(Query query) {

	static Clause everything() {
		return new Clause(Query.of(query -> query.matchAll(all -> all)));
	}

	static Clause nothing() {
		return new Clause(Query.of(query -> query.matchNone(none -> none)));
	}

	static Clause all(List<Clause> parts) {
		return new Clause(Query.of(query -> query.bool(bool -> bool.filter(parts.stream().map(Clause::query).toList()))));
	}

	static Clause any(List<Clause> parts) {
		return parts.isEmpty() ? nothing()
				: new Clause(Query.of(query -> query.bool(bool -> bool.should(parts.stream().map(Clause::query).toList())
						.minimumShouldMatch("1"))));
	}

	Clause negated() {
		return new Clause(Query.of(query -> query.bool(bool -> bool.mustNot(this.query))));
	}

	static Clause is(String field, String value) {
		return new Clause(Query.of(query -> query.term(term -> term.field(field).value(value))));
	}

	static Clause is(String field, boolean value) {
		return new Clause(Query.of(query -> query.term(term -> term.field(field).value(value))));
	}

	static Clause isOneOf(String field, Collection<String> values) {
		List<FieldValue> terms = values.stream().map(FieldValue::of).toList();
		return new Clause(Query.of(query -> query.terms(in -> in.field(field).terms(list -> list.value(terms)))));
	}

	static Clause exists(String field) {
		return new Clause(Query.of(query -> query.exists(there -> there.field(field))));
	}

	/** @param pattern with {@code *} for any characters; what stands for itself has been {@link #escaped} */
	static Clause like(String field, String pattern) {
		return new Clause(Query.of(query -> query.wildcard(wildcard -> wildcard.field(field).value(pattern))));
	}

	static Clause beginsWith(String field, String beginning) {
		return new Clause(Query.of(query -> query.prefix(prefix -> prefix.field(field).value(beginning))));
	}

	static Clause phrase(String field, String words) {
		return new Clause(Query.of(query -> query.matchPhrase(phrase -> phrase.field(field).query(words))));
	}

	/** Swapped letters count as two changes, as PostgreSQL has it; every word that is near enough is looked for. */
	static Clause near(String field, String word, int distance) {
		return new Clause(Query.of(query -> query.fuzzy(fuzzy -> fuzzy.field(field).value(word).fuzziness(Integer.toString(distance))
				.transpositions(false).rewrite("constant_score"))));
	}

	static Clause atLeast(String field, long least) {
		return range(new UntypedRangeQuery.Builder().field(field).gte(JsonData.of(least)));
	}

	static Clause below(String field, long bound) {
		return range(new UntypedRangeQuery.Builder().field(field).lt(JsonData.of(bound)));
	}

	static Clause above(String field, long bound) {
		return range(new UntypedRangeQuery.Builder().field(field).gt(JsonData.of(bound)));
	}

	static Clause atMost(String field, long most) {
		return range(new UntypedRangeQuery.Builder().field(field).lte(JsonData.of(most)));
	}

	static Clause within(String path, Clause part) {
		return new Clause(Query.of(query -> query.nested(nested -> nested.path(path).query(part.query()))));
	}

	private static Clause range(UntypedRangeQuery.Builder bounds) {
		return new Clause(Query.of(query -> query.range(range -> range.untyped(bounds.build()))));
	}

	/** So that every character stands for itself. */
	static String escaped(String text) {
		return text.replaceAll("([\\\\*?])", "\\\\$1");
	}
}
