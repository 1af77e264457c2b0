package io.mirage.storage;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.platform.readmodel.Columns;

/** Remembers which entities findings rest on, for queries that ask for them. */
@Component
class FindingEvidence {

	private record Row(UUID entity, Finding finding) {}

	private final JdbcClient jdbc;
	private final StoredScans scans;
	private final SearchChanges changes;

	FindingEvidence(JdbcClient jdbc, StoredScans scans, SearchChanges changes) {
		this.changes = changes;
		this.jdbc = jdbc;
		this.scans = scans;
	}

	/** Idempotent by finding and entity. Of a scan that is deleted, nothing is kept. */
	@ApplicationModuleListener
	void on(FindingsRaised event) {
		scans.remember(event.scanId(), event.header().organisationId(), event.projectId());
		if (scans.isDeleted(event.scanId())) {
			return;
		}
		scans.lock(event.scanId());
		Collection<Row> rows = rows(event);
		jdbc.sql("""
				insert into storage.finding_entity (organisation_id, scan_id, entity_id, finding_id, rule_id, severity, open)
				select ?, ?, f.*, coalesce((select s.open from storage.finding_state s where s.finding_id = f.finding), true)
				from unnest(?, ?, ?, ?) as f (entity, finding, rule, severity) on conflict do nothing""")
				.params(event.header().organisationId().value(), event.scanId().value(), Columns.uuids(rows, Row::entity),
						Columns.uuids(rows, row -> row.finding().id().value()), Columns.texts(rows, row -> row.finding().ruleId()),
						Columns.integers(rows, row -> row.finding().severity().ordinal()))
				.update();
		changes.note(event.header().organisationId(), rows.stream().map(Row::entity).distinct().toList());
	}

	/** The last one that occurred counts, in any order; also before the finding has arrived. */
	@ApplicationModuleListener
	void on(FindingStateChanged event) {
		scans.remember(event.scanId(), event.header().organisationId(), event.projectId());
		if (scans.isDeleted(event.scanId())) {
			return;
		}
		scans.lock(event.scanId());
		jdbc.sql("""
				insert into storage.finding_state as known (finding_id, scan_id, open, decided_at) values (?, ?, ?, ?)
				on conflict (finding_id) do update set open = excluded.open, decided_at = excluded.decided_at
				where excluded.decided_at > known.decided_at""")
				.params(event.findingId().value(), event.scanId().value(), event.state().isOpen(),
						Timestamp.from(event.header().occurredAt()))
				.update();
		jdbc.sql("""
				update storage.finding_entity f set open = s.open from storage.finding_state s
				where s.finding_id = ? and f.finding_id = s.finding_id""").param(event.findingId().value()).update();
		changes.noteEvidenceOf(event.findingId());
	}

	private static Collection<Row> rows(FindingsRaised event) {
		Map<String, Row> rows = new TreeMap<>();
		for (Finding finding : event.findings()) {
			for (Evidence evidence : finding.evidence()) {
				UUID entity = evidence.entity().id().value();
				rows.put(entity + " " + finding.id(), new Row(entity, finding));
			}
		}
		return rows.values();
	}
}
