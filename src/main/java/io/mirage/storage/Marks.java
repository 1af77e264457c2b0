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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.storage.MarkKind;
import io.mirage.events.users.ProjectId;

/** The marks and, because none is ever overwritten, their history. Every question names the organisation. */
@Repository
class Marks {

	/** A mark {@code m} that counts at the moment; the parameter is called {@code now}. */
	static final String STANDING = "m.removed_at is null and (m.expires_at is null or m.expires_at > :now)";
	private static final int MOST = 1000;

	private final JdbcClient jdbc;

	Marks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Newest first, at most {@value #MOST}.
	 *
	 * @param project absent for all of them
	 * @param all also what was taken back or has expired
	 */
	List<Mark> of(OrganisationId organisation, UUID entity, @Nullable UUID project, boolean all, Instant now) {
		return jdbc.sql("""
				select * from storage.mark m where m.organisation_id = :organisation and m.entity_id = :entity
					and m.project_id = coalesce(:project::uuid, m.project_id) and (:all or %s)
				order by m.created_at desc, m.id desc limit %d""".formatted(STANDING, MOST))
				.param("organisation", organisation.value()).param("entity", entity).param("project", project).param("all", all)
				.param("now", time(now)).query(Marks::mark).list();
	}

	Optional<Mark> find(OrganisationId organisation, UUID entity, UUID id) {
		return jdbc.sql("select * from storage.mark where organisation_id = ? and entity_id = ? and id = ?")
				.params(organisation.value(), entity, id).query(Marks::mark).optional();
	}

	/** @return false if the entity has that tag already */
	boolean add(OrganisationId organisation, Mark mark) {
		return jdbc.sql("""
				insert into storage.mark (organisation_id, id, project_id, entity_id, kind, text, expires_at, created_by, created_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)
				on conflict (organisation_id, project_id, entity_id, text) where kind = 'tag' and removed_at is null do nothing""")
				.params(organisation.value(), mark.id(), mark.projectId().value(), mark.entityId(), mark.kind().label(), mark.text())
				.param(mark.expiresAt() == null ? null : time(mark.expiresAt())).param(mark.createdBy()).param(time(mark.createdAt()))
				.update() == 1;
	}

	/** @return false if it was taken back before */
	boolean remove(UUID id, String by, Instant now) {
		return jdbc.sql("update storage.mark set removed_by = ?, removed_at = ? where id = ? and removed_at is null")
				.params(by, time(now), id).update() == 1;
	}

	/** Whether a scan of the project knows the entity. */
	boolean isKnownIn(OrganisationId organisation, ProjectId project, UUID entity) {
		return jdbc.sql("""
				select exists (select 1 from storage.scan_entity s join storage.scan p on p.scan_id = s.scan_id
					where s.organisation_id = ? and s.entity_id = ? and p.project_id = ?)""")
				.params(organisation.value(), entity, project.value()).query(Boolean.class).single();
	}

	private static Mark mark(ResultSet row, int number) throws SQLException {
		return new Mark(row.getObject("id", UUID.class), new ProjectId(row.getObject("project_id", UUID.class)),
				row.getObject("entity_id", UUID.class), MarkKind.of(row.getString("kind")), row.getString("text"),
				instant(row, "expires_at"), row.getString("created_by"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("removed_by"), instant(row, "removed_at"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
