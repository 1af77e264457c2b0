package io.mirage.scans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.TaskId;

/**
 * Every question of every scan, asked or not. One statement a batch; callers hold the scan's lock, so that nobody else
 * changes the same scan's rows.
 */
@Component
class Frontier {

	/**
	 * What a batch of results changed.
	 *
	 * @param fresh tasks that had no result before
	 */
	record Reported(Set<TaskId> fresh, int wasPending, int wasRunning, int completed, int failed) {}

	/** @param waited between planning and handing out */
	record HandedOut(PlannedTask task, Duration waited) {}

	private static final int MAX_DETAIL = 500;

	private final JdbcClient jdbc;

	Frontier(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** @return how many of them were not in the frontier yet */
	int add(ScanId scan, List<Plan.Question> questions, Instant now) {
		if (questions.isEmpty()) {
			return 0;
		}
		return jdbc.sql("""
				insert into scans.task (scan_id, id, collector, entity_id, state, distance, priority, planned_at)
				select ?, q.id, q.collector, q.entity_id, 'pending', q.distance, q.priority, ?
				from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::int[]) q (id, collector, entity_id, distance, priority)
				on conflict do nothing""")
				.params(scan.value(), Columns.time(now),
						Columns.uuids(questions, question -> question.id().value()),
						Columns.texts(questions, Plan.Question::collector),
						Columns.uuids(questions, question -> question.entity().ref().id().value()),
						Columns.numbers(questions, question -> question.entity().distance()),
						Columns.numbers(questions, Plan.Question::priority))
				.update();
	}

	/** Lets questions about what came nearer be asked sooner. */
	void moveNearer(ScanId scan, Collection<KnownEntity> entities) {
		jdbc.sql("""
				update scans.task t
				set distance = e.distance, priority = t.priority - (t.distance - e.distance) * ?
				from unnest(?::uuid[], ?::int[]) e (id, distance)
				where t.scan_id = ? and t.entity_id = e.id and t.distance > e.distance""")
				.params(Plan.PRIORITIES_PER_HOP, Columns.uuids(entities, entity -> entity.ref().id().value()),
						Columns.numbers(entities, KnownEntity::distance), scan.value())
				.update();
	}

	/**
	 * Takes the most urgent waiting tasks: not more than {@code room}, and of one collector not more than leaves it with
	 * {@code share} tasks in flight.
	 */
	List<HandedOut> handOut(ScanId scan, List<String> collectors, long room, int share, Instant now) {
		return inOrder(jdbc.sql("""
				with free as (
					select c.collector, greatest(? - coalesce(r.running, 0), 0) as places
					from unnest(?::text[]) c (collector)
					left join (select collector, count(*) as running from scans.task
						where scan_id = ? and state = 'running' group by collector) r using (collector)
				), next as (
					select waiting.id from free cross join lateral (
						select t.id, t.priority from scans.task t
						where t.scan_id = ? and t.collector = free.collector and t.state = 'pending'
						order by t.priority, t.id limit free.places) waiting
					order by waiting.priority, waiting.id limit ?
				)
				update scans.task t set state = 'running', dispatched_at = ?
				from next, scans.entity e
				where t.scan_id = ? and t.id = next.id and e.scan_id = t.scan_id and e.id = t.entity_id
				returning t.id, t.collector, t.distance, t.priority, t.planned_at, t.dispatched_at, e.type, e.value, e.in_scope""")
				.params(share, collectors.toArray(String[]::new), scan.value(), scan.value(), room, Columns.time(now),
						scan.value())
				.query(Frontier::handedOut)
				.list());
	}

	/** Takes tasks that have been out since {@code before}, the longest waiting first. */
	List<HandedOut> handOutAgain(ScanId scan, Instant before, int limit, Instant now) {
		return inOrder(jdbc.sql("""
				with overdue as (
					select id from scans.task where scan_id = ? and state = 'running' and dispatched_at < ?
					order by dispatched_at, id limit ?
				)
				update scans.task t set dispatched_at = ?
				from overdue, scans.entity e
				where t.scan_id = ? and t.id = overdue.id and e.scan_id = t.scan_id and e.id = t.entity_id
				returning t.id, t.collector, t.distance, t.priority, t.planned_at, t.dispatched_at, e.type, e.value, e.in_scope""")
				.params(scan.value(), Columns.time(before), limit, Columns.time(now), scan.value())
				.query(Frontier::handedOut)
				.list());
	}

	/** Keeps the results of tasks that had none yet; a task that is unknown or final already is left alone. */
	Reported report(ScanId scan, List<TaskResult> results, Instant now) {
		Set<TaskId> fresh = new HashSet<>();
		int[] counts = new int[4];
		jdbc.sql("""
				update scans.task t set state = r.state, outcome = r.outcome, detail = r.detail, finished_at = ?
				from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) r (id, state, outcome, detail)
				join scans.task old on old.scan_id = ? and old.id = r.id
				where t.scan_id = ? and t.id = r.id and t.state in ('pending', 'running')
				returning t.id, old.state = 'pending' as was_pending, t.state""")
				.params(Columns.time(now),
						Columns.uuids(results, result -> result.taskId().value()),
						Columns.texts(results, result -> result.state().label()),
						Columns.textsIfAny(results, result -> label(result.outcome())),
						Columns.textsIfAny(results, result -> shortened(result.detail())),
						scan.value(), scan.value())
				.query(row -> {
					fresh.add(new TaskId(Columns.uuid(row, "id")));
					counts[row.getBoolean("was_pending") ? 0 : 1]++;
					counts[TaskState.of(row.getString("state")) == TaskState.COMPLETED ? 2 : 3]++;
				});
		return new Reported(fresh, counts[0], counts[1], counts[2], counts[3]);
	}

	/** Cancels what waits of one collector. @return how many tasks that were */
	int withdraw(ScanId scan, String collector, Instant now) {
		return jdbc.sql("""
				update scans.task set state = 'cancelled', finished_at = ?
				where scan_id = ? and collector = ? and state = 'pending'""")
				.params(Columns.time(now), scan.value(), collector)
				.update();
	}

	/** Takes back questions beyond a hop limit that nobody was asked yet. @return how many that were */
	int takeBack(ScanId scan, int hopLimit) {
		return jdbc.sql("delete from scans.task where scan_id = ? and state = 'pending' and distance > ? and dispatched_at is null")
				.params(scan.value(), hopLimit)
				.update();
	}

	/** Cancels what waits. @return how many tasks that were */
	int withdraw(ScanId scan, Instant now) {
		return jdbc.sql("""
				update scans.task set state = 'cancelled', finished_at = ?
				where scan_id = ? and state = 'pending'""")
				.params(Columns.time(now), scan.value())
				.update();
	}

	private static List<HandedOut> inOrder(List<HandedOut> tasks) {
		return tasks.stream()
				.sorted(Comparator.comparingInt((HandedOut handed) -> handed.task().priority())
						.thenComparing(handed -> handed.task().taskId().value()))
				.toList();
	}

	private static HandedOut handedOut(ResultSet row, int number) throws SQLException {
		EntityRef entity = EntityRef.of(EntityType.of(row.getString("type")), row.getString("value"));
		PlannedTask task = new PlannedTask(new TaskId(Columns.uuid(row, "id")), row.getString("collector"), entity,
				row.getInt("distance"), row.getBoolean("in_scope"), row.getInt("priority"));
		return new HandedOut(task,
				Duration.between(Columns.instant(row, "planned_at"), Columns.instant(row, "dispatched_at")));
	}

	private static @Nullable String label(@Nullable Outcome outcome) {
		return outcome == null ? null : outcome.label();
	}

	/** The store takes no NUL, and nobody reads more than a few lines. */
	private static @Nullable String shortened(@Nullable String detail) {
		if (detail == null) {
			return null;
		}
		String clean = detail.replace("\0", "");
		return clean.length() <= MAX_DETAIL ? clean : clean.substring(0, MAX_DETAIL);
	}
}
