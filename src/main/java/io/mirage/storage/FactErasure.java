package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.storage.FactBatch.Sighting;

/** Forgets a scan: what belongs to it alone goes, what other scans know too is merged anew from what is left. */
@Repository
class FactErasure {

	private static final String TOUCHED =
			"(organisation_id, %s) in (select organisation_id, entity_id from storage.scan_entity where scan_id = :scan)";

	private final JdbcClient jdbc;
	private final EntityMerge merge;
	private final SearchChanges changes;

	FactErasure(JdbcClient jdbc, EntityMerge merge, SearchChanges changes) {
		this.changes = changes;
		this.jdbc = jdbc;
		this.merge = merge;
	}

	void erase(OrganisationId organisation, ScanId scan) {
		run(scan, "update storage.scan set deleted = true where scan_id = :scan");
		lock(scan);
		run(scan, "delete from storage.finding_entity where scan_id = :scan");
		run(scan, "delete from storage.finding_state where scan_id = :scan");
		run(scan, "delete from storage.observation where scan_id = :scan");
		run(scan, "delete from storage.entity_collector where " + TOUCHED.formatted("entity_id"));
		run(scan, "delete from storage.attribute_version where " + TOUCHED.formatted("entity_id"));
		run(scan, """
				delete from storage.entity e where %s and not exists (select 1 from storage.scan_entity other
					where other.organisation_id = e.organisation_id and other.entity_id = e.id and other.scan_id <> :scan)"""
				.formatted(TOUCHED.formatted("id")));
		run(scan, """
				delete from storage.mark m where %s and not exists (select 1 from storage.entity e
					where e.organisation_id = m.organisation_id and e.id = m.entity_id)""".formatted(TOUCHED.formatted("entity_id")));
		mergeAnew(organisation, scan);
		eraseRelationships(scan);
		changes.noteEntitiesOf(scan);
		run(scan, "delete from storage.scan_entity where scan_id = :scan");
		run(scan, "delete from storage.applied_task where scan_id = :scan");
		run(scan, "delete from storage.asked where scan_id = :scan");
	}

	private void lock(ScanId scan) {
		sql(scan, "select id from storage.entity where " + TOUCHED.formatted("id") + " order by id for update")
				.query(UUID.class).list();
	}

	private void mergeAnew(OrganisationId organisation, ScanId scan) {
		String touched = TOUCHED.formatted("entity_id");
		run(scan, """
				insert into storage.entity_collector (organisation_id, entity_id, collector, confidence)
				select organisation_id, entity_id, collector, max(confidence) from storage.observation
				where %s group by 1, 2, 3""".formatted(touched));
		run(scan, """
				insert into storage.attribute_version (organisation_id, entity_id, name, value_sha256, value, first_seen, last_seen)
				select organisation_id, entity_id, key, sha256(convert_to(value, 'UTF8')), value, min(seen_at), max(seen_at)
				from storage.observation, jsonb_each_text(attributes)
				where %s group by 1, 2, 3, 4, 5""".formatted(touched));
		run(scan, """
				update storage.entity set observation_count = 0, first_seen = null, last_seen = null, tags = '{}',
					collectors = '{}', attributes = '{}', confidence = 100
				where %s""".formatted(TOUCHED.formatted("id")));
		List<Sighting> left = sql(scan, """
				select entity_id, min(seen_at) as first, max(seen_at) as last, count(*) as observations,
					array(select distinct tag from storage.observation other, unnest(other.tags) as tag
						where other.organisation_id = o.organisation_id and other.entity_id = o.entity_id) as tags
				from storage.observation o where %s group by organisation_id, entity_id order by entity_id""".formatted(touched))
				.query(FactErasure::sighting).list();
		merge.apply(organisation, left);
	}

	private void eraseRelationships(ScanId scan) {
		run(scan, """
				delete from storage.relationship r where exists (select 1 from storage.relationship_observation own
						where own.organisation_id = r.organisation_id and own.relationship_id = r.id and own.scan_id = :scan)
					and not exists (select 1 from storage.relationship_observation other
						where other.organisation_id = r.organisation_id and other.relationship_id = r.id and other.scan_id <> :scan)""");
		run(scan, "delete from storage.relationship_observation where scan_id = :scan");
	}

	private static Sighting sighting(ResultSet row, int number) throws SQLException {
		return new Sighting(row.getObject("entity_id", UUID.class), row.getObject("first", OffsetDateTime.class).toInstant(),
				row.getObject("last", OffsetDateTime.class).toInstant(), row.getInt("observations"),
				new TreeSet<>(List.of((String[]) row.getArray("tags").getArray())));
	}

	private void run(ScanId scan, String statement) {
		sql(scan, statement).update();
	}

	private StatementSpec sql(ScanId scan, String statement) {
		return jdbc.sql(statement).param("scan", scan.value());
	}
}
