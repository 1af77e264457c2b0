package io.mirage.visualization;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.entities.EntityFamily;

/** Counts a scan's facts for charts; every figure is counted when it is asked for. */
@Repository
class Statistics {

	private static final int MOST = 50;

	record KeyCount(String key, long count) {}

	/**
	 * Each list has the most frequent ones first, at most {@value #MOST}.
	 *
	 * @param types entities by type @param families entities by family
	 * @param collectors entities by who observed them; several count each
	 * @param tags entities by tag @param relations relationships by type
	 * @param outcomes asked sources by how they answered, or by the task's state where it has no outcome
	 * @param confidence entities by confidence in steps of ten, {@code 0} to {@code 90}; those that nobody observed are left out
	 */
	record Charts(long entities, long relationships, List<KeyCount> types, List<KeyCount> families, List<KeyCount> collectors, List<KeyCount> tags,
			List<KeyCount> relations, List<KeyCount> outcomes, List<KeyCount> confidence) {}

	/** @param entities how many of the type the source observed */
	record Flow(String source, String target, long entities) {}

	/** @param flows from a collector to a type of entity, the widest first */
	record Sankey(List<String> sources, List<String> targets, List<Flow> flows) {}

	private final JdbcClient jdbc;

	Statistics(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Charts charts(ScanId scan) {
		List<KeyCount> types = counts(scan, "select type as key, count(*) as count from facts.scan_entity where scan_id = :scan group by 1");
		List<KeyCount> relations = counts(scan, """
				select type as key, count(distinct relationship_id) as count from facts.scan_relationship where scan_id = :scan group by 1""");
		return new Charts(sum(types), sum(relations), types, families(types), counts(scan, """
				select collector as key, count(distinct entity_id) as count from facts.scan_observation where scan_id = :scan group by 1"""),
				counts(scan, """
						select tag as key, count(distinct entity_id) as count
						from facts.scan_observation cross join lateral jsonb_array_elements_text(tags::jsonb) tag
						where scan_id = :scan and tags <> '[]' group by 1"""),
				relations, counts(scan, """
						select coalesce(outcome, state) as key, count(*) as count from facts.scan_task where scan_id = :scan group by 1"""),
				counts(scan, """
						select (least(confidence, 99) / 10 * 10)::text as key, count(*) as count
						from (select max(confidence) as confidence from facts.scan_observation where scan_id = :scan group by entity_id) best
						group by 1"""));
	}

	Sankey sankey(ScanId scan) {
		List<Flow> flows = jdbc.sql("""
				select o.collector as source, e.type as target, count(distinct e.entity_id) as entities
				from facts.scan_observation o join facts.scan_entity e on e.scan_id = o.scan_id and e.entity_id = o.entity_id
				where o.scan_id = :scan group by 1, 2 order by 3 desc, 1, 2""").param("scan", scan.value()).query(Flow.class).list();
		return new Sankey(flows.stream().map(Flow::source).distinct().toList(), flows.stream().map(Flow::target).distinct().toList(), flows);
	}

	private List<KeyCount> counts(ScanId scan, String query) {
		return jdbc.sql(query + " order by 2 desc, 1 limit :most").param("scan", scan.value()).param("most", MOST).query(KeyCount.class).list();
	}

	private static List<KeyCount> families(List<KeyCount> types) {
		return Arrays.stream(EntityFamily.values())
				.map(family -> new KeyCount(family.label(),
						sum(types.stream().filter(type -> EntityFamily.of(EntityType.of(type.key())) == family).toList())))
				.filter(family -> family.count() > 0).sorted(Comparator.comparingLong(KeyCount::count).reversed()).toList();
	}

	private static long sum(List<KeyCount> counts) {
		return counts.stream().mapToLong(KeyCount::count).sum();
	}
}
