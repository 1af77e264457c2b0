package io.mirage.collection.declared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import io.mirage.collection.declared.FactRule.Subject;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityRef;
import io.mirage.platform.entities.EntityParser;

/** Puts what the rows of one answer say into the answer to a question. */
final class Mapping {

	private final EntityParser parser;
	private final Question question;
	private final Answer answer;

	Mapping(EntityParser parser, Question question, Answer answer) {
		this.parser = parser;
		this.question = question;
		this.answer = answer;
	}

	void apply(List<FactRule> rules, JsonNode root) {
		Scope scope = Scope.of(root, question.value());
		rules.forEach(rule -> apply(rule, scope, question.entity()));
	}

	private void apply(FactRule rule, Scope scope, EntityRef parent) {
		rule.each().in(scope).map(scope::at).filter(row -> holds(rule.where(), row))
				.takeWhile(row -> !answer.isFull()).forEach(row -> state(rule, row, parent));
	}

	private static boolean holds(Map<Expression, Pattern> where, Scope row) {
		return where.entrySet().stream().allMatch(condition ->
				condition.getKey().values(row).anyMatch(value -> condition.getValue().matcher(value).matches()));
	}

	private void state(FactRule rule, Scope row, EntityRef parent) {
		answer.confidence(rule.confidence());
		if (rule.subject() instanceof Subject.Asked) {
			describe(rule, row, question.entity());
			return;
		}
		for (String text : rule.value().values(row)) {
			entity(rule, text, parent).ifPresent(entity -> {
				describe(rule, row, entity);
				relate(rule, parent, entity);
			});
		}
	}

	private void relate(FactRule rule, EntityRef parent, EntityRef entity) {
		rule.relation().ifPresent(relation -> {
			if (rule.inverse()) {
				answer.relate(entity, relation, parent);
			} else {
				answer.relate(parent, relation, entity);
			}
		});
	}

	/** A row that relates a thing to itself says nothing. */
	private Optional<EntityRef> entity(FactRule rule, String text, EntityRef parent) {
		Optional<EntityRef> entity = switch (rule.subject()) {
			case Subject.Typed(var type) -> parser.parse(type, text);
			case Subject.Named() -> parser.name(text);
			case Subject.Holder(), Subject.Asked() -> Optional.empty();
		};
		if (rule.subject() instanceof Subject.Holder) {
			return answer.foundHolder(text);
		}
		return entity.filter(found -> !rule.within() || parser.isWithin(question.entity(), found))
				.filter(found -> rule.relation().isEmpty() || !found.equals(parent))
				.flatMap(found -> answer.found(found.type(), found.value()));
	}

	private void describe(FactRule rule, Scope row, EntityRef entity) {
		Map<String, Template> attributes = rule.attributes();
		boolean says = !rule.tags().isEmpty() || attributes.values().stream().anyMatch(value -> value.joined(row).isPresent());
		if (says || !(rule.subject() instanceof Subject.Asked)) {
			Fact fact = answer.found(entity);
			attributes.forEach((name, value) -> fact.attribute(name, value.joined(row).orElse(null)));
			rule.tags().forEach(fact::tag);
		}
		rule.facts().forEach(child -> apply(child, row, entity));
	}
}
