package io.mirage.correlation.rules;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;

/**
 * A question to one scan's facts with its meaning, read from a rule file.
 *
 * @param description what it looks for
 * @param why why that matters
 * @param severity of what it says about few entities
 * @param bySize severities of what it says about so many entities or more
 * @param reads what of the facts it needs
 * @param growing whether more facts only ever add to what it says, so that it may speak while a scan runs
 * @param samples facts that show what it means; may be empty for rules that do not ship
 */
public record Rule(String id, String name, String description, String why, Severity severity, NavigableMap<Integer, Severity> bySize,
		Question question, Reads reads, boolean growing, List<Sample> samples) implements ValueObject {

	/**
	 * @param attributes names of all attributes it reads
	 * @param compared names of the attributes it compares with earlier scans
	 * @param shared types of which it asks who else knows the entity
	 */
	public record Reads(Set<String> attributes, Set<String> compared, Set<EntityType> shared) {

		public Reads {
			attributes = Set.copyOf(attributes);
			compared = Set.copyOf(compared);
			shared = Set.copyOf(shared);
		}
	}

	public Rule {
		bySize = new TreeMap<>(bySize);
		samples = List.copyOf(samples);
	}

	/** In the order of the facts, a subject at most once. */
	public List<Conclusion> apply(Facts facts) {
		return question.answer(facts);
	}

	public Severity severityOf(Conclusion conclusion) {
		var larger = bySize.floorEntry(conclusion.entities());
		return larger == null ? severity : larger.getValue();
	}

	/** Samples of which it does not say what its file promises; empty if it keeps its word. */
	public List<String> brokenPromises() {
		return samples.stream().filter(sample -> !sample.isKept(this)).map(sample -> sample.name() + ": says "
				+ sample.said(this) + " instead of " + sample.headlines()).toList();
	}
}
