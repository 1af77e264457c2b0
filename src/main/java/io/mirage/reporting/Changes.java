package io.mirage.reporting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;

/**
 * What differs from the scan of the same targets before. A fact is gone only if the sources that stated it were asked
 * again and answered; see decision 21. What people have called false is on neither side.
 */
@Repository
class Changes {

	/** In the order in which they are told. */
	enum Kind {
		NEW("New"), GONE("Gone"), NOT_LOOKED_AT("Not looked at again");

		private final String words;

		Kind(String words) {
			this.words = words;
		}

		String words() {
			return words;
		}
	}

	record Previous(ScanId scan, Instant finishedAt) {}

	record Change(Kind kind, EntityRef entity) {}

	private static final String STANDING = """
			not exists (select from facts.false_positive f join facts.scan s using (project_id, organisation_id)
				where s.scan_id = :now and f.entity_id = e.entity_id and not f.withdrawn
				and (f.expires_at is null or f.expires_at > now()))""";
	/** Every way to a lost fact that was gone again, and whether an answer came. */
	private static final String CHANGES = """
			with lost as (
				select e.entity_id, e.type, e.value from facts.scan_entity e where e.scan_id = :before and %1$s
					and not exists (select from facts.scan_entity n where n.scan_id = :now and n.entity_id = e.entity_id)),
			witness as (
				select l.entity_id, bool_and(t.outcome is not null and t.outcome in ('answered', 'empty')) as answered
				from lost l
				join facts.scan_observation o on o.scan_id = :before and o.entity_id = l.entity_id
				join facts.scan_task t on t.scan_id = :now and t.entity_id = o.source_id and t.collector = o.collector
				group by l.entity_id),
			change as (
				select 'NEW' as kind, e.entity_id, e.type, e.value from facts.scan_entity e where e.scan_id = :now and %1$s
					and not exists (select from facts.scan_entity b where b.scan_id = :before and b.entity_id = e.entity_id)
				union all
				select case when w.answered then 'GONE' else 'NOT_LOOKED_AT' end, l.entity_id, l.type, l.value
				from lost l left join witness w on w.entity_id = l.entity_id)
			""".formatted(STANDING);

	private final JdbcClient jdbc;

	Changes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The last one before that ended, of the same project and exactly the same targets. */
	Optional<Previous> before(FactScan scan) {
		Instant started = scan.startedAt();
		if (started == null) {
			return Optional.empty();
		}
		return jdbc.sql("""
				select b.scan_id, b.finished_at from facts.scan b join facts.scan n on n.scan_id = ?
				where b.organisation_id = n.organisation_id and b.project_id = n.project_id and b.scan_id <> n.scan_id
					and not b.forgotten and b.tasks is not null and b.applied >= b.tasks and b.started
					and b.targets <@ n.targets and n.targets <@ b.targets and b.finished_at <= ?
				order by b.finished_at desc limit 1""")
				.params(scan.scanId().value(), started.atOffset(ZoneOffset.UTC))
				.query((row, number) -> new Previous(new ScanId(row.getObject("scan_id", UUID.class)),
						row.getObject("finished_at", OffsetDateTime.class).toInstant()))
				.optional();
	}

	/** Kinds without any are absent. */
	Map<Kind, Long> count(ScanId before, ScanId now) {
		Map<Kind, Long> counts = new EnumMap<>(Kind.class);
		jdbc.sql(CHANGES + "select kind, count(*) as count from change group by kind").param("before", before.value())
				.param("now", now.value()).query(row -> {
					counts.put(Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getLong("count"));
				});
		return counts;
	}

	/** By kind, then type and value; at most so many of each kind. */
	void forEach(ScanId before, ScanId now, int limit, Consumer<Change> consumer) {
		for (Kind kind : Kind.values()) {
			List<Change> changes = jdbc.sql(CHANGES + """
					select entity_id, type, value from change where kind = :kind
					order by type, value collate "C", entity_id limit :limit""")
					.param("before", before.value()).param("now", now.value()).param("kind", kind.name()).param("limit", limit)
					.query((row, number) -> new Change(kind, new EntityRef(new EntityId(row.getObject("entity_id", UUID.class)),
							EntityType.of(row.getString("type")), row.getString("value"))))
					.list();
			changes.forEach(consumer);
		}
	}
}
