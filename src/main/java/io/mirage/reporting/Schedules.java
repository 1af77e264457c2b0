package io.mirage.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/** Reports that are written again and again. */
@Repository
class Schedules {

	/**
	 * As the API shows it.
	 *
	 * @param target only scans of it; absent for all of the project
	 * @param cron six fields, from seconds to the day of the week
	 * @param nextAt absent for one that is switched off, or whose time never comes
	 * @param lastOutcome what came of the last time: written, nothing_new or failed
	 */
	record Schedule(UUID id, String name, ProjectId projectId, @Nullable String target, String template, List<String> formats, String cron,
			ZoneId timeZone, boolean enabled, @Nullable Instant nextAt, @Nullable Instant lastAt, @Nullable ScanId lastScanId,
			@Nullable String lastOutcome) {}

	/** With whose it is. */
	record Due(Schedule schedule, OrganisationId organisation) {}

	private final JdbcClient jdbc;
	private final Clock clock;

	Schedules(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** By name. */
	List<Schedule> all(OrganisationId organisation) {
		return jdbc.sql("select * from reporting.schedule where organisation_id = ? order by lower(name), id").param(organisation.value())
				.query((row, number) -> schedule(row)).list();
	}

	Optional<Schedule> find(UUID id, OrganisationId organisation) {
		return jdbc.sql("select * from reporting.schedule where id = ? and organisation_id = ?").params(id, organisation.value())
				.query((row, number) -> schedule(row)).optional();
	}

	/** Of one that exists, what has happened so far stays. */
	void store(Schedule schedule, OrganisationId organisation, String by) {
		jdbc.sql("""
				insert into reporting.schedule as s (id, organisation_id, name, project_id, target, template, formats, cron, time_zone,
					enabled, next_at, created_by)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				on conflict (id) do update set name = excluded.name, project_id = excluded.project_id, target = excluded.target,
					template = excluded.template, formats = excluded.formats, cron = excluded.cron, time_zone = excluded.time_zone,
					enabled = excluded.enabled, next_at = excluded.next_at
				where s.organisation_id = excluded.organisation_id""")
				.param(schedule.id()).param(organisation.value()).param(schedule.name()).param(schedule.projectId().value())
				.param(schedule.target()).param(schedule.template()).param(schedule.formats().toArray(String[]::new)).param(schedule.cron())
				.param(schedule.timeZone().getId()).param(schedule.enabled()).param(at(schedule.nextAt())).param(by).update();
	}

	/** @return whether there was one */
	boolean delete(UUID id, OrganisationId organisation) {
		return jdbc.sql("delete from reporting.schedule where id = ? and organisation_id = ?").params(id, organisation.value()).update() == 1;
	}

	/** One whose time has come; nobody else gets it until the transaction ends. */
	Optional<Due> claimDue() {
		return jdbc.sql("""
				select * from reporting.schedule where enabled and next_at <= ? order by next_at, id limit 1 for update skip locked""")
				.param(at(clock.instant()))
				.query((row, number) -> new Due(schedule(row), new OrganisationId(row.getObject("organisation_id", UUID.class)))).optional();
	}

	void ran(UUID id, @Nullable Instant next, @Nullable ScanId scan, String outcome) {
		jdbc.sql("""
				update reporting.schedule set next_at = ?, last_at = ?, last_scan_id = coalesce(?, last_scan_id), last_outcome = ? where id = ?""")
				.param(at(next)).param(at(clock.instant())).param(scan == null ? null : scan.value()).param(outcome).param(id).update();
	}

	private static Schedule schedule(ResultSet row) throws SQLException {
		UUID scan = row.getObject("last_scan_id", UUID.class);
		return new Schedule(row.getObject("id", UUID.class), row.getString("name"), new ProjectId(row.getObject("project_id", UUID.class)),
				row.getString("target"), row.getString("template"), List.of((String[]) row.getArray("formats").getArray()),
				row.getString("cron"), ZoneId.of(row.getString("time_zone")), row.getBoolean("enabled"), instant(row, "next_at"),
				instant(row, "last_at"), scan == null ? null : new ScanId(scan), row.getString("last_outcome"));
	}

	private static @Nullable OffsetDateTime at(@Nullable Instant time) {
		return time == null ? null : time.atOffset(ZoneOffset.UTC);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}
}
