package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.web.ProblemException;

/** The saved searches. Every question names the organisation. */
@Repository
class SavedSearches {

	private final JdbcClient jdbc;

	SavedSearches(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** By name, at most 500. */
	List<SavedSearch> find(OrganisationId organisation, @Nullable UUID project) {
		return jdbc.sql("""
				select * from storage.saved_search
				where organisation_id = :organisation and project_id = coalesce(:project::uuid, project_id)
				order by name, id limit 500""")
				.param("organisation", organisation.value()).param("project", project).query(SavedSearches::search).list();
	}

	Optional<SavedSearch> findById(OrganisationId organisation, UUID id) {
		return jdbc.sql("select * from storage.saved_search where organisation_id = ? and id = ?").params(organisation.value(), id)
				.query(SavedSearches::search).optional();
	}

	/** @throws ProblemException if the project has another one of that name */
	void add(OrganisationId organisation, SavedSearch search) {
		try {
			jdbc.sql("""
					insert into storage.saved_search (organisation_id, id, project_id, name, query, created_by, created_at, updated_at)
					values (?, ?, ?, ?, ?, ?, ?, ?)""")
					.params(organisation.value(), search.id(), search.projectId().value(), search.name(), search.query(),
							search.createdBy(), time(search.createdAt()), time(search.updatedAt()))
					.update();
		} catch (DuplicateKeyException taken) {
			throw taken(search.name());
		}
	}

	/**
	 * @return false if the organisation has no such search
	 * @throws ProblemException if the project has another one of that name
	 */
	boolean change(OrganisationId organisation, UUID id, String name, String query, Instant now) {
		try {
			return jdbc.sql("""
					update storage.saved_search set name = ?, query = ?, updated_at = ? where organisation_id = ? and id = ?""")
					.params(name, query, time(now), organisation.value(), id).update() == 1;
		} catch (DuplicateKeyException taken) {
			throw taken(name);
		}
	}

	/** @return false if the organisation has no such search */
	boolean delete(OrganisationId organisation, UUID id) {
		return jdbc.sql("delete from storage.saved_search where organisation_id = ? and id = ?").params(organisation.value(), id)
				.update() == 1;
	}

	private static ProblemException taken(String name) {
		return StorageProblem.SEARCH_EXISTS.because("The project has a saved search '" + name + "' already.");
	}

	private static SavedSearch search(ResultSet row, int number) throws SQLException {
		return new SavedSearch(row.getObject("id", UUID.class), new ProjectId(row.getObject("project_id", UUID.class)),
				row.getString("name"), row.getString("query"), row.getString("created_by"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(),
				row.getObject("updated_at", OffsetDateTime.class).toInstant());
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
