package io.mirage.storage;

import java.util.Collection;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;

/** Notes changed entities for the search engine, which gets them as they are by then. Rows are only added: nobody waits. */
final class WaitingEntities implements SearchChanges {

	private static final String NOTE = "insert into storage.search_waiting (organisation_id, entity_id) ";

	private final JdbcClient jdbc;

	WaitingEntities(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void note(OrganisationId organisation, Collection<UUID> entities) {
		jdbc.sql(NOTE + "select ?, * from unnest(?)").params(organisation.value(), Columns.uuids(entities, id -> id)).update();
	}

	@Override
	public void noteEntitiesOf(ScanId scan) {
		jdbc.sql(NOTE + "select organisation_id, entity_id from storage.scan_entity where scan_id = ?").param(scan.value()).update();
	}

	@Override
	public void noteEvidenceOf(FindingId finding) {
		jdbc.sql(NOTE + "select organisation_id, entity_id from storage.finding_entity where finding_id = ?").param(finding.value())
				.update();
	}
}
