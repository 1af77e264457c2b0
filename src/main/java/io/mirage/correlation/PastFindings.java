package io.mirage.correlation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Evidence;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.FactScan;

/**
 * Decides which findings of earlier scans are no more. A finding is resolved if a later scan does not draw it again
 * although it looked: every source that its evidence came from was asked the same again and answered, and whatever was
 * asked about evidence that is still there was asked about it again, and answered. Otherwise it stays as it is: a source
 * that is blocked resolves nothing.
 */
@Component
class PastFindings {

	private record Past(UUID id, UUID scan, List<Evidence> evidence) {}

	/** A source and what it was asked about. */
	private record Question(String collector, UUID about) {}

	private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
	private static final int MOST = 5000;

	private final JdbcClient jdbc;
	private final JsonMapper json;

	PastFindings(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * @param scan whose own findings are stored already
	 * @param rules those that ran
	 * @return ids of findings of earlier scans that the scan shows to be resolved
	 */
	List<UUID> resolvedBy(FactScan scan, Collection<String> rules) {
		List<UUID> resolved = new ArrayList<>();
		notDrawnAgain(scan, rules).stream().collect(Collectors.groupingBy(Past::scan)).forEach((earlier, findings) -> {
			Set<UUID> evidence = findings.stream().flatMap(past -> past.evidence().stream()).map(one -> one.entity().id().value())
					.collect(Collectors.toSet());
			Look look = new Look(ways(earlier, evidence), asked(earlier, evidence), known(scan, evidence), new HashSet<>());
			Set<UUID> about = new HashSet<>(evidence);
			look.ways().values().forEach(way -> about.add(way.about()));
			look.answered().addAll(asked(scan.scanId().value(), about));
			findings.stream().filter(past -> past.evidence().stream().allMatch(look::seesWithout)).forEach(past -> resolved.add(past.id()));
		});
		return resolved;
	}

	/**
	 * What there is to compare.
	 *
	 * @param ways by observation, the question it answered
	 * @param askedBefore questions about the evidence that were answered then
	 * @param known evidence that is still there
	 * @param answered questions that were answered now
	 */
	private record Look(Map<UUID, Question> ways, Set<Question> askedBefore, Set<UUID> known, Set<Question> answered) {

		boolean seesWithout(Evidence evidence) {
			UUID entity = evidence.entity().id().value();
			Question way = evidence.observationId() == null ? null : ways.get(evidence.observationId());
			boolean looked = way != null ? answered.contains(way) : answered.stream().anyMatch(question -> question.about().equals(entity));
			return looked && (!known.contains(entity) || askedBefore.stream().filter(question -> question.about().equals(entity))
					.allMatch(answered::contains));
		}
	}

	private List<Past> notDrawnAgain(FactScan scan, Collection<String> rules) {
		return jdbc.sql("""
				select f.id, f.scan_id, f.evidence from correlation.finding f join facts.scan s on s.scan_id = f.scan_id
				where f.organisation_id = :organisation and f.project_id = :project and f.state in ('open', 'acknowledged')
					and f.rule_id = any (:rules) and s.finished_at < (select finished_at from facts.scan where scan_id = :scan)
					and not exists (select 1 from correlation.finding n where n.issue_id = f.issue_id and n.scan_id = :scan
						and (n.raised or n.state <> 'resolved'))
				order by f.created_at desc, f.id limit :most""")
				.param("organisation", scan.organisationId().value()).param("project", scan.projectId().value())
				.param("scan", scan.scanId().value()).param("rules", Columns.texts(rules, rule -> rule)).param("most", MOST)
				.query((row, number) -> new Past(row.getObject("id", UUID.class), row.getObject("scan_id", UUID.class),
						json.readValue(row.getString("evidence"), EVIDENCE)))
				.list();
	}

	private Map<UUID, Question> ways(UUID scan, Set<UUID> entities) {
		return jdbc.sql("""
				select observation_id, collector, source_id from facts.scan_observation
				where scan_id = ? and entity_id = any (?)""").params(scan, Columns.uuids(entities, id -> id))
				.query((row, number) -> Map.entry(row.getObject("observation_id", UUID.class),
						new Question(row.getString("collector"), row.getObject("source_id", UUID.class))))
				.list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
	}

	private Set<Question> asked(UUID scan, Set<UUID> about) {
		return new HashSet<>(jdbc.sql("""
				select collector, entity_id as about from facts.scan_task
				where scan_id = ? and entity_id = any (?) and outcome in ('answered', 'empty')""")
				.params(scan, Columns.uuids(about, id -> id)).query(Question.class).list());
	}

	private Set<UUID> known(FactScan scan, Set<UUID> entities) {
		return new HashSet<>(jdbc.sql("select entity_id from facts.scan_entity where scan_id = ? and entity_id = any (?)")
				.params(scan.scanId().value(), Columns.uuids(entities, id -> id)).query(UUID.class).list());
	}
}
