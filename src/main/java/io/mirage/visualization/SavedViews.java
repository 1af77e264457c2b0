package io.mirage.visualization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.web.ProblemException;

/** The saved views. Every question names the organisation. */
@Repository
class SavedViews {

	private final JdbcClient jdbc;
	private final JsonMapper json;

	SavedViews(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** By name, at most 500. */
	List<SavedView> find(OrganisationId organisation, ScanId scan) {
		return jdbc.sql("""
				select * from visualization.saved_view where organisation_id = ? and scan_id = ? order by name, id limit 500""")
				.params(organisation.value(), scan.value()).query(this::view).list();
	}

	Optional<SavedView> findById(OrganisationId organisation, UUID id) {
		return jdbc.sql("select * from visualization.saved_view where organisation_id = ? and id = ?").params(organisation.value(), id)
				.query(this::view).optional();
	}

	/** @throws ProblemException if the scan has another one of that name */
	void add(OrganisationId organisation, SavedView view) {
		try {
			jdbc.sql("""
					insert into visualization.saved_view (organisation_id, id, scan_id, name, kind, state, created_by, created_at, updated_at)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
					.params(organisation.value(), view.id(), view.scanId().value(), view.name(), view.kind(), written(view.state()),
							view.createdBy(), time(view.createdAt()), time(view.updatedAt()))
					.update();
		} catch (DuplicateKeyException taken) {
			throw taken(view.name());
		}
	}

	/**
	 * @return false if the organisation has no such view
	 * @throws ProblemException if the scan has another one of that name
	 */
	boolean change(OrganisationId organisation, UUID id, String name, JsonNode state, Instant now) {
		try {
			return jdbc.sql("""
					update visualization.saved_view set name = ?, state = ?, updated_at = ? where organisation_id = ? and id = ?""")
					.params(name, written(state), time(now), organisation.value(), id).update() == 1;
		} catch (DuplicateKeyException taken) {
			throw taken(name);
		}
	}

	/** @return false if the organisation has no such view */
	boolean delete(OrganisationId organisation, UUID id) {
		return jdbc.sql("delete from visualization.saved_view where organisation_id = ? and id = ?").params(organisation.value(), id)
				.update() == 1;
	}

	void forget(ScanId scan) {
		jdbc.sql("delete from visualization.saved_view where scan_id = ?").param(scan.value()).update();
	}

	/** Control characters are escaped in JSON, so the store can keep them. */
	private String written(JsonNode state) {
		return json.writeValueAsString(state);
	}

	private static ProblemException taken(String name) {
		return VisualizationProblem.VIEW_EXISTS.because("The scan has a view '" + name + "' already.");
	}

	private SavedView view(ResultSet row, int number) throws SQLException {
		return new SavedView(row.getObject("id", UUID.class), new ScanId(row.getObject("scan_id", UUID.class)), row.getString("name"),
				row.getString("kind"), json.readTree(row.getString("state")), row.getString("created_by"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getObject("updated_at", OffsetDateTime.class).toInstant());
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
