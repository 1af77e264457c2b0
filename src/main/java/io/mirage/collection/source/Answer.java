package io.mirage.collection.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.entities.EntityParser;

/**
 * What a collector found in answer to one question, each entity and relation once. Used by one thread. Holds at most
 * {@value #MAX_FACTS} facts; a source that says more is cut and {@link #isFull} says so.
 */
public final class Answer {

	public static final int MAX_FACTS = 20_000;
	private static final int DEFAULT_CONFIDENCE = 70;

	/**
	 * @param confidence 0 to 100, how sure the source can be
	 * @param evidence the raw answer that says so
	 */
	public record Relation(RelationType type, EntityRef source, EntityRef target, int confidence, @Nullable Evidence evidence) {}

	private final EntityParser parser;
	private final Map<EntityRef, Fact> facts = new LinkedHashMap<>();
	private final Map<UUID, Relation> relations = new LinkedHashMap<>();
	private @Nullable Evidence evidence;
	private int confidence = DEFAULT_CONFIDENCE;

	public Answer(EntityParser parser) {
		this.parser = parser;
	}

	/** What is found from now on rests on this raw answer. */
	public Answer restsOn(Evidence raw) {
		evidence = raw;
		return this;
	}

	/** How sure the source can be of what is found from now on, 0 to 100. */
	public Answer confidence(int percent) {
		confidence = percent;
		return this;
	}

	/** Adds an entity, or returns the one that is there. */
	public Fact found(EntityRef entity) {
		Fact known = facts.get(entity);
		if (known != null) {
			return known;
		}
		Fact fact = new Fact(entity, confidence, evidence);
		if (!isFull()) {
			facts.put(entity, fact);
		}
		return fact;
	}

	/** Adds what foreign text stands for; nothing if it is not of that type. */
	public Optional<EntityRef> found(EntityType type, @Nullable String foreign) {
		Optional<EntityRef> entity = foreign == null || isTorn(foreign) ? Optional.empty() : parser.parse(type, foreign);
		entity.ifPresent(this::found);
		return entity;
	}

	/** Half a surrogate pair is no text: neither UTF-8 nor a database has it. JSON can send one. */
	private static boolean isTorn(String foreign) {
		return foreign.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
	}

	/** Adds a name as DomainName or Hostname, whichever it is; nothing if it is no name. */
	public Optional<EntityRef> foundName(@Nullable String foreign) {
		Optional<EntityRef> entity = foreign == null ? Optional.empty() : parser.name(foreign);
		entity.ifPresent(this::found);
		return entity;
	}

	/** Adds a name of somebody: as Organization if it carries a legal form, else as Person. */
	public Optional<EntityRef> foundHolder(@Nullable String foreign) {
		boolean organization = foreign != null && parser.detect(foreign)
				.filter(entity -> entity.type() == EntityType.ORGANIZATION).isPresent();
		return found(organization ? EntityType.ORGANIZATION : EntityType.PERSON, foreign);
	}

	/** Adds "source type target"; nothing if it says that a thing is related to itself. */
	public void relate(EntityRef source, RelationType type, EntityRef target) {
		if (!source.equals(target) && !isFull()) {
			relations.putIfAbsent(ObservedRelationship.idOf(type, source, target),
					new Relation(type, source, target, confidence, evidence));
		}
	}

	public boolean isFull() {
		return facts.size() >= MAX_FACTS;
	}

	public Collection<Fact> facts() {
		return facts.values();
	}

	public Collection<Relation> relations() {
		return relations.values();
	}
}
