package io.mirage.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.collection.ClaimedTask.ScanContext;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;
import io.mirage.events.scans.TasksPlanned;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.Columns;

/** The life of tasks, one statement a batch. What a process writes about a task counts only while it owns it. */
@Repository
class Tasks {

	/** Tasks that ended without being asked, of one scan. */
	record Withdrawn(ScanContext scan, List<TaskResult> results) {}

	/** From so many ended processes on, each further one counts as an attempt of the tasks it had in hand. */
	private static final int SUSPICIOUS = 50;

	/** Within one batch the same task may have been run by this process under two numbers. */
	private record Claim(UUID id, int owner) {}

	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final Clock clock;

	Tasks(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Leaves alone what is known already. @param urgency of the scan, added to each priority */
	void add(TasksPlanned event, int urgency) {
		List<PlannedTask> tasks = event.tasks();
		jdbc.sql("""
				insert into collection.task (id, scan_id, organisation_id, collector, entity_type, entity_value, distance, in_scope,
					priority, state, planned_at, due_at)
				select p.id, :scan, :organisation, p.collector, p.type, p.value, p.distance, p.in_scope, p.priority + :urgency, 'pending',
					:planned, :planned
				from unnest(:ids, :collectors, :types, :values, :distances, :inScope, :priorities)
					p (id, collector, type, value, distance, in_scope, priority)
				on conflict do nothing""")
				.param("scan", event.scanId().value()).param("organisation", event.header().organisationId().value())
				.param("planned", now()).param("urgency", urgency)
				.param("ids", Columns.uuids(tasks, task -> task.taskId().value()))
				.param("collectors", Columns.texts(tasks, PlannedTask::collector))
				.param("types", Columns.texts(tasks, task -> task.entity().type().label()))
				.param("values", Columns.texts(tasks, task -> task.entity().value()))
				.param("distances", Columns.integers(tasks, PlannedTask::distance))
				.param("inScope", tasks.stream().map(PlannedTask::inScope).toArray(Boolean[]::new))
				.param("priorities", Columns.integers(tasks, PlannedTask::priority))
				.update();
	}

	/**
	 * Takes the most urgent tasks that may start now. Several processes may do so at once; none gets what another has.
	 *
	 * @param places how many tasks of each collector there is room for
	 */
	List<ClaimedTask> claim(int owner, int room, Map<String, Integer> places) {
		Collection<Map.Entry<String, Integer>> perCollector = places.entrySet();
		Map<UUID, ScanContext> scans = new HashMap<>();
		return jdbc.sql("""
				with room as (
					select * from unnest(:collectors, :places) r (collector, places)
				), next as (
					select due.id from room cross join lateral (
						select t.id, t.priority, t.planned_at from collection.task t join collection.scan s on s.id = t.scan_id
						where t.state = 'pending' and t.collector = room.collector and t.due_at <= :now
							and not s.paused and not s.stopped and not exists (
								select from collection.halted_collector h where h.scan_id = s.id and h.collector = t.collector)
						order by t.priority, t.planned_at, t.id limit room.places for update of t skip locked) due
					order by due.priority, due.planned_at, due.id limit :room
				)
				update collection.task t
				set state = 'running', owner = :owner, attempts = t.attempts + 1, started_at = :now, detail = null
				from next, collection.scan s
				where t.id = next.id and s.id = t.scan_id
				returning t.id, t.scan_id, t.organisation_id, s.project_id, s.scope, t.collector, t.entity_type, t.entity_value,
					t.in_scope, t.owner, t.attempts, t.requests, t.started_at""")
				.param("collectors", Columns.texts(perCollector, Map.Entry::getKey))
				.param("places", Columns.integers(perCollector, Map.Entry::getValue))
				.param("now", now()).param("room", room).param("owner", owner)
				.query((row, number) -> claimed(row, scans)).list();
	}

	/** @return the reports that count: their tasks had no result yet and were the owner's */
	List<Report.Finished> finish(List<Report.Finished> reports) {
		return accepted(reports, jdbc.sql("""
				update collection.task t
				set state = r.state, outcome = r.outcome, detail = r.detail, duration_ms = r.duration, requests = r.requests,
					observations = r.observations, owner = null
				from unnest(:ids, :owners, :states, :outcomes, :details, :durations, :requests, :observations)
					r (id, owner, state, outcome, detail, duration, requests, observations)
				where t.id = r.id and t.owner = r.owner and t.state = 'running'
				returning r.id, r.owner""")
				.param("ids", Columns.uuids(reports, report -> report.task().id().value()))
				.param("owners", Columns.integers(reports, report -> report.task().owner()))
				.param("states", Columns.texts(reports, report -> report.result().state().label()))
				.param("outcomes", Columns.texts(reports, Tasks::outcome))
				.param("details", Columns.texts(reports, report -> report.result().detail()))
				.param("durations", Columns.integers(reports, report -> (int) report.result().duration().toMillis()))
				.param("requests", Columns.integers(reports, report -> report.result().requests()))
				.param("observations", Columns.integers(reports, report -> report.result().observations().size()))
				.query(Claim.class).list());
	}

	/** Puts tasks back until they are due. @return the reports that count: their tasks were still the owner's */
	List<Report.Postponed> postpone(List<Report.Postponed> reports) {
		return accepted(reports, jdbc.sql("""
				update collection.task t
				set state = 'pending', owner = null, due_at = r.due, detail = r.detail, attempts = t.attempts - r.uncounted,
					requests = t.requests + r.requests
				from unnest(:ids, :owners, :due, :details, :uncounted, :requests) r (id, owner, due, detail, uncounted, requests)
				where t.id = r.id and t.owner = r.owner and t.state = 'running'
				returning r.id, r.owner""")
				.param("ids", Columns.uuids(reports, report -> report.task().id().value()))
				.param("owners", Columns.integers(reports, report -> report.task().owner()))
				.param("due", Columns.instants(reports, Report.Postponed::due))
				.param("details", Columns.texts(reports, Report.Postponed::reason))
				.param("uncounted", Columns.integers(reports, report -> report.counts() ? 0 : 1))
				.param("requests", Columns.integers(reports, Report.Postponed::requests))
				.query(Claim.class).list());
	}

	/**
	 * Gives back what a process that is gone had in hand. That is no attempt of the task's, unless it has happened so often
	 * that the task itself may be what ends processes.
	 *
	 * @return how many tasks that were
	 */
	int release(int owner) {
		return jdbc.sql("""
				update collection.task set state = 'pending', owner = null, abandoned = abandoned + 1,
					attempts = attempts - case when abandoned < ? then 1 else 0 end
				where owner = ? and state = 'running'""")
				.params(SUSPICIOUS, owner).update();
	}

	/** The numbers of other processes that have tasks in hand, or had when they ended. */
	List<Integer> otherOwners(int self) {
		return jdbc.sql("select distinct owner from collection.task where state = 'running' and owner <> ?")
				.param(self).query(Integer.class).list();
	}

	/** Makes all tasks of a scan that have not ended sooner or later by so much. */
	void shift(ScanId scan, int difference) {
		jdbc.sql("update collection.task set priority = priority + ? where scan_id = ? and state in ('pending', 'running')")
				.params(difference, scan.value()).update();
	}

	/** Cancels what waits of a scan that was stopped, or of collectors that were stopped in it. */
	List<Withdrawn> cancelUnwanted(ScanId scan) {
		return cancelUnwanted("t.scan_id = :scan and ", Map.of("scan", scan.value()));
	}

	/** Of all scans: a task may have been put back while its scan was being stopped. */
	List<Withdrawn> cancelUnwanted() {
		return cancelUnwanted("", Map.of());
	}

	private List<Withdrawn> cancelUnwanted(String which, Map<String, ?> parameters) {
		return withdraw(TaskState.CANCELLED,
				"case when s.stopped then 'The scan was stopped.' else 'The collector was stopped in this scan.' end",
				which + """
						(s.stopped or exists (
							select from collection.halted_collector h where h.scan_id = s.id and h.collector = t.collector))""",
				parameters);
	}

	/** Skips waiting tasks that nobody here can do. */
	List<Withdrawn> skipUnknown(Set<String> collectors) {
		return withdraw(TaskState.SKIPPED, "'This installation has no collector ''' || t.collector || '''.'",
				"not t.collector = any(:known)", Map.of("known", Columns.texts(collectors, id -> id)));
	}

	void forget(ScanId scan) {
		jdbc.sql("delete from collection.task where scan_id = ?").param(scan.value()).update();
	}

	long countWaiting() {
		return jdbc.sql("select count(*) from collection.task where state = 'pending'").query(Long.class).single();
	}

	private List<Withdrawn> withdraw(TaskState end, String reason, String which, Map<String, ?> parameters) {
		Map<UUID, ScanContext> scans = new HashMap<>();
		Map<ScanContext, List<TaskResult>> results = new HashMap<>();
		jdbc.sql("""
				update collection.task t set state = :state, detail = %s
				from collection.scan s
				where s.id = t.scan_id and t.state = 'pending' and %s
				returning t.id, t.scan_id, t.organisation_id, s.project_id, s.scope, t.collector, t.entity_type, t.entity_value,
					t.detail, t.requests""".formatted(reason, which))
				.param("state", end.label()).params(parameters)
				.query(row -> {
					results.computeIfAbsent(scan(row, scans), all -> new ArrayList<>()).add(new TaskResult(
							TaskId.of(row.getString("id")), row.getString("collector"), entity(row), end, null,
							row.getString("detail"), clock.instant(), Duration.ZERO, row.getInt("requests"), List.of(), List.of()));
				});
		return results.entrySet().stream().map(entry -> new Withdrawn(entry.getKey(), entry.getValue())).toList();
	}

	private static <R extends Report> List<R> accepted(List<R> reports, List<Claim> claims) {
		Set<Claim> valid = new HashSet<>(claims);
		return reports.stream().filter(report -> valid.contains(new Claim(report.task().id().value(), report.task().owner()))).toList();
	}

	private ClaimedTask claimed(ResultSet row, Map<UUID, ScanContext> scans) throws SQLException {
		return new ClaimedTask(TaskId.of(row.getString("id")), scan(row, scans), row.getString("collector"), entity(row),
				row.getBoolean("in_scope"), row.getInt("owner"), row.getInt("attempts"), row.getInt("requests"),
				row.getObject("started_at", OffsetDateTime.class).toInstant());
	}

	/** Each scan of a batch is read once. */
	private ScanContext scan(ResultSet row, Map<UUID, ScanContext> scans) throws SQLException {
		UUID id = row.getObject("scan_id", UUID.class);
		ScanContext known = scans.get(id);
		if (known == null) {
			known = new ScanContext(new ScanId(id), OrganisationId.of(row.getString("organisation_id")),
					ProjectId.of(row.getString("project_id")), json.readValue(row.getString("scope"), ScanScope.class));
			scans.put(id, known);
		}
		return known;
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static EntityRef entity(ResultSet row) throws SQLException {
		return EntityRef.of(EntityType.of(row.getString("entity_type")), row.getString("entity_value"));
	}

	private static @Nullable String outcome(Report.Finished report) {
		return report.result().outcome() == null ? null : report.result().outcome().label();
	}
}
