package io.mirage.correlation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.correlation.rules.Conclusion;
import io.mirage.correlation.rules.Facts;
import io.mirage.correlation.rules.Rule;
import io.mirage.correlation.rules.Subject;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
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
	private static final int PORTION = 1000;
	private static final int EARLIER_SCANS = 20;

	private final ScanFacts scanFacts;
	private final FalsePositives refuted;
	private final OtherScans otherScans;
	private final CorrelationProperties properties;
	private final JdbcClient jdbc;

	FactsLoading(ScanFacts scanFacts, FalsePositives refuted, OtherScans otherScans, CorrelationProperties properties, JdbcClient jdbc) {
		this.scanFacts = scanFacts;
		this.refuted = refuted;
		this.otherScans = otherScans;
		this.properties = properties;
		this.jdbc = jdbc;
	}

	/**
	 * Call inside a transaction: only then are rows fetched in portions.
	 *
	 * @param now what that means to the rules
	 * @param rules only what they read is loaded
	 */
	Loaded load(FactScan scan, Instant now, Collection<Rule> rules) {
		ScanId id = scan.scanId();
		Facts.Builder facts = Facts.finishedAt(now);
		long entities = scanFacts.countEntities(id);
		long relationships = scanFacts.countRelationships(id);
		if (entities > properties.maxEntities() || relationships > properties.maxRelationships()) {
			facts.incomplete();
		}
		Set<String> attributes = all(rules, Rule.Reads::attributes);
		scanFacts.forEachEntity(id, properties.maxEntities(), entity -> facts.entity(subject(entity, attributes)));
		scanFacts.forEachRelationship(id, properties.maxRelationships(),
				edge -> facts.relation(edge.source(), edge.type(), edge.target()));
		scanFacts.forEachNaming(id, facts::named);
		scanFacts.forEachTask(id, task -> facts.asked(task.collector(), task.entity(), task.outcome()));
		refuted.of(id).forEach(facts::refuted);
		scan.targets().forEach(facts::target);
		loadPast(id, facts, all(rules, Rule.Reads::compared));
		otherScans.load(scan, now, all(rules, Rule.Reads::shared), facts);
		return new Loaded(facts.build(), entities, relationships);
	}

	private static <T> Set<T> all(Collection<Rule> rules, Function<Rule.Reads, Set<T>> part) {
		return rules.stream().flatMap(rule -> part.apply(rule.reads()).stream()).collect(Collectors.toUnmodifiableSet());
	}

	/** What the project's scans that ended before know: at most the last {@value #EARLIER_SCANS} of them. */
	private void loadPast(ScanId scan, Facts.Builder facts, Set<String> compared) {
		List<UUID> earlier = jdbc.sql("""
				select e.scan_id from facts.scan s join facts.scan e using (organisation_id, project_id)
				where s.scan_id = ? and e.applied = e.tasks and not e.forgotten and e.finished_at < coalesce(s.finished_at, now())
				order by e.finished_at desc, e.scan_id limit ?""").params(scan.value(), EARLIER_SCANS).query(UUID.class).list();
		if (earlier.isEmpty()) {
			return;
		}
		jdbc.sql("""
				select distinct o.entity_id from facts.scan_observation o
				join facts.scan_task t on t.scan_id = any (:earlier) and t.collector = o.collector and t.entity_id = o.source_id
					and t.outcome in ('answered', 'empty')
				where o.scan_id = :scan and not exists (select 1 from facts.scan_entity e
					where e.scan_id = any (:earlier) and e.entity_id = o.entity_id)""")
				.withFetchSize(PORTION).param("scan", scan.value()).param("earlier", Columns.uuids(earlier, id -> id))
				.query(row -> {
					facts.appeared(new EntityId(row.getObject("entity_id", UUID.class)));
				});
		jdbc.sql("""
				select distinct o.entity_id, a.key, left(a.value, :characters) as value
				from facts.scan_observation o, jsonb_each_text(o.attributes::jsonb) a
				where o.scan_id = any (:earlier) and a.key = any (:names)
					and exists (select 1 from facts.scan_entity e where e.scan_id = :scan and e.entity_id = o.entity_id)""")
				.withFetchSize(PORTION).param("scan", scan.value()).param("earlier", Columns.uuids(earlier, id -> id))
				.param("names", Columns.texts(compared, name -> name)).param("characters", ATTRIBUTE_CHARACTERS)
				.query(row -> {
					facts.before(new EntityId(row.getObject("entity_id", UUID.class)), row.getString("key"), row.getString("value"));
				});
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
