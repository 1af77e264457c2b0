package io.mirage.collection.declared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mirage.collection.declared.FactRule.Subject;
import io.mirage.events.entities.RelationType;

/** Reads which facts an answer states. */
final class FactReading {

	private static final int USUAL_CONFIDENCE = 70;

	private FactReading() {}

	/** @param each where the rows are if a fact does not say it */
	static List<FactRule> facts(Section section, String each) {
		return section.sections("facts").stream().map(fact -> fact(fact, each)).toList();
	}

	private static FactRule fact(Section fact, String each) {
		Optional<RelationType> relation = relation(fact, "relation");
		Optional<RelationType> inverse = relation(fact, "inverse");
		if (relation.isPresent() && inverse.isPresent()) {
			throw fact.wrong("inverse", "cannot stand beside relation");
		}
		Subject subject = fact.read("entity", Subject::of);
		FactRule rule = new FactRule(fact.read("each", fact.text("each", each), Path::of), conditions(fact), subject,
				fact.read("value", fact.text("value", "@"), Template::ofValue), fact.flag("within"),
				fact.map("attributes", Template::ofValue), fact.texts("tags"), fact.number("confidence", 0, 100, USUAL_CONFIDENCE),
				relation.or(() -> inverse), inverse.isPresent(), facts(fact, "@"));
		fact.nothingElse();
		return rule;
	}

	private static Map<Expression, Pattern> conditions(Section fact) {
		Map<Expression, Pattern> conditions = new LinkedHashMap<>();
		fact.map("where", SourceReading::pattern)
				.forEach((part, pattern) -> conditions.put(fact.read("where", part, Expression::of), pattern));
		return conditions;
	}

	private static Optional<RelationType> relation(Section fact, String key) {
		return fact.findText(key).map(text -> fact.read(key, text, label -> Stream.of(RelationType.values())
				.filter(relation -> relation.label().equals(label)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("is '" + label + "', not one of "
						+ Stream.of(RelationType.values()).map(RelationType::label).collect(Collectors.joining(", "))))));
	}
}
