package io.mirage.collection;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.TaskId;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;

/** Reads tasks, newest first. */
@Repository
class TaskHistory {

	/** Where a list was left. Opaque to callers, and hostile when it comes back. */
	private record Position(Instant plannedAt, UUID id) {

		private static final int UUID_LENGTH = 36;

		static Position parse(String cursor) {
			try {
				String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
				return new Position(Instant.parse(text.substring(UUID_LENGTH)), UUID.fromString(text.substring(0, UUID_LENGTH)));
			} catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException notOurs) {
				throw CollectionProblem.INVALID_CURSOR.because("Use a next_cursor exactly as an earlier answer gave it.");
			}
		}

		String cursor() {
			return Base64.getUrlEncoder().withoutPadding().encodeToString((id.toString() + plannedAt).getBytes(StandardCharsets.UTF_8));
		}
	}

	private static final String SELECT = """
			select t.id, t.scan_id, t.collector, t.entity_type, t.entity_value, t.distance, t.in_scope, t.state, t.outcome,
				t.detail, t.attempts, t.requests, t.planned_at, t.started_at, t.duration_ms, t.observations
			from collection.task t where\s""";

	private final JdbcClient jdbc;

	TaskHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	CursorPage<TaskView> find(TaskFilter filter, CursorQuery query) {
		String where = filter.condition();
		Map<String, Object> parameters = new HashMap<>(filter.parameters());
		long total = jdbc.sql("select count(*) from collection.task t where " + where).params(parameters).query(Long.class).single();
		if (query.cursor() != null) {
			Position from = Position.parse(query.cursor());
			where += " and (t.planned_at, t.id) < (:planned, :id)";
			parameters.put("planned", from.plannedAt().atOffset(ZoneOffset.UTC));
			parameters.put("id", from.id());
		}
		parameters.put("limit", query.limit() + 1);
		List<TaskView> rows = jdbc.sql(SELECT + where + " order by t.planned_at desc, t.id desc limit :limit").params(parameters)
				.query((row, number) -> view(row)).list();
		boolean more = rows.size() > query.limit();
		List<TaskView> shown = more ? rows.subList(0, query.limit()) : rows;
		String next = more ? new Position(shown.getLast().plannedAt(), shown.getLast().id()).cursor() : null;
		return CursorPage.of(shown, next, total);
	}

	Optional<TaskView> find(TaskId task, OrganisationId organisation) {
		return jdbc.sql(SELECT + "t.id = ? and t.organisation_id = ?").params(task.value(), organisation.value())
				.query((row, number) -> view(row)).optional();
	}

	private static TaskView view(ResultSet row) throws SQLException {
		String outcome = row.getString("outcome");
		return new TaskView(row.getObject("id", UUID.class), row.getObject("scan_id", UUID.class), row.getString("collector"),
				EntityRef.of(EntityType.of(row.getString("entity_type")), row.getString("entity_value")),
				row.getInt("distance"), row.getBoolean("in_scope"), TaskState.of(row.getString("state")),
				outcome == null ? null : Outcome.of(outcome), row.getString("detail"), row.getInt("attempts"),
				row.getInt("requests"), row.getObject("planned_at", OffsetDateTime.class).toInstant(),
				instant(row.getObject("started_at", OffsetDateTime.class)), row.getObject("duration_ms", Long.class),
				row.getInt("observations"));
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
		return time == null ? null : time.toInstant();
	}
}
