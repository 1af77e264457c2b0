package io.mirage.correlation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.mirage.correlation.rules.Conclusion;
import io.mirage.correlation.rules.Facts;
import io.mirage.correlation.rules.Subject;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.ScanFacts;

/**
 * Brings a scan's facts into memory for the rules, row by row and no more than the settings allow: of an entity only what
 * a rule can read, that is the attributes that some rule names, cut to {@value #ATTRIBUTE_CHARACTERS} characters, and as
 * many observation ids as a finding can show.
 */
@Component
class FactsLoading {

	/** @param entities and relationships: how many the scan has, whether or not they were loaded */
	record Loaded(Facts facts, long entities, long relationships) {}

	private static final int ATTRIBUTE_CHARACTERS = 1000;

	private final ScanFacts scanFacts;
	private final Rules rules;
	private final CorrelationProperties properties;

	FactsLoading(ScanFacts scanFacts, Rules rules, CorrelationProperties properties) {
		this.scanFacts = scanFacts;
		this.rules = rules;
		this.properties = properties;
	}

	/** Call inside a transaction: only then are rows fetched in portions. */
	Loaded load(ScanId scan, Instant finishedAt) {
		Facts.Builder facts = Facts.finishedAt(finishedAt);
		long entities = scanFacts.countEntities(scan);
		long relationships = scanFacts.countRelationships(scan);
		if (entities > properties.maxEntities() || relationships > properties.maxRelationships()) {
			facts.incomplete();
		}
		Set<String> attributes = rules.attributes();
		scanFacts.forEachEntity(scan, properties.maxEntities(), entity -> facts.entity(subject(entity, attributes)));
		scanFacts.forEachRelationship(scan, properties.maxRelationships(),
				edge -> facts.relation(edge.source(), edge.type(), edge.target()));
		scanFacts.forEachNaming(scan, facts::named);
		scanFacts.forEachTask(scan, task -> facts.asked(task.collector(), task.entity(), task.outcome()));
		return new Loaded(facts.build(), entities, relationships);
	}

	private static Subject subject(FactEntity entity, Set<String> attributes) {
		Map<String, String> known = entity.attributes().entrySet().stream().filter(entry -> attributes.contains(entry.getKey()))
				.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> cut(entry.getValue())));
		List<UUID> observations = entity.observationIds().stream().limit(Conclusion.MAX_EVIDENCE).toList();
		return new Subject(entity.entity(), entity.collectors(), known, entity.tags(), observations, entity.firstSeen(),
				entity.lastSeen());
	}

	private static String cut(String value) {
		return value.length() <= ATTRIBUTE_CHARACTERS ? value : value.substring(0, ATTRIBUTE_CHARACTERS);
	}
}
