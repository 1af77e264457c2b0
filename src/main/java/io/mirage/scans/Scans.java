package io.mirage.scans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jmolecules.ddd.types.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanPriority;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.ScanState;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.web.PageQuery;

/** The scans of all organisations; what a person asks for is found only with the organisation it belongs to. */
@Component
class Scans implements Repository<Scan, ScanId> {

	/** @param text part of a name or target, in any case
	 *  @param state absent for all */
	record Filter(@Nullable ScanState state, @Nullable String text) {}

	private static final String SELECT = """
			select s.*,
				array(select t.type from scans.target t where t.scan_id = s.id order by t.position) as target_types,
				array(select t.value from scans.target t where t.scan_id = s.id order by t.position) as target_values
			from scans.scan s
			""";

	private static final String MATCHES = """
			where s.organisation_id = :organisation
			and (cast(:state as text) is null or s.state = :state)
			and (cast(:text as text) is null or s.name ilike :text
				or exists (select from scans.target t where t.scan_id = s.id and t.value ilike :text))
			""";

	/** By name in the API; every order ends with the id, so that pages do not overlap. */
	private static final Map<String, String> ORDERS = Map.of("created_at", "s.created_at", "started_at", "s.started_at",
			"finished_at", "s.finished_at", "name", "lower(s.name)", "state", "s.state");

	private final JdbcClient jdbc;

	Scans(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(Scan scan) {
		ScanOrder order = scan.order();
		ScanScope scope = order.scope();
		jdbc.sql("""
				insert into scans.scan (id, organisation_id, project_id, name, owner, profile, intrusiveness, hop_limit, deny,
					created_at, state, version, spent_ms, pending, running, completed, failed, withdrawn, entities)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0)""")
				.params(order.id().value(), order.organisationId().value(), order.projectId().value(), order.name(),
						order.owner(), order.profile(), scope.intrusiveness().label(), scope.hopLimit(),
						scope.deny().toArray(String[]::new), Columns.time(order.createdAt()), scan.course().state().label())
				.update();
		jdbc.sql("""
				insert into scans.target (scan_id, position, entity_id, type, value)
				select ?, t.position, t.id, t.type, t.value
				from unnest(?::uuid[], ?::text[], ?::text[]) with ordinality t (id, type, value, position)""")
				.params(order.id().value(), Columns.uuids(scope.targets(), target -> target.id().value()),
						Columns.texts(scope.targets(), target -> target.type().label()),
						Columns.texts(scope.targets(), EntityRef::value))
				.update();
		store(scan);
	}

	void store(Scan scan) {
		Scan.Course course = scan.course();
		Tally tally = course.tally();
		ScanTerms terms = course.terms();
		ScanState ending = course.ending();
		jdbc.sql("""
				update scans.scan set state = :state, version = :version, ending = :ending, failure = :failure,
					started_at = :started, finished_at = :finished, running_since = :since, spent_ms = :spent,
					pending = :pending, running = :running, completed = :completed, failed = :failed,
					withdrawn = :withdrawn, entities = :entities, requests = :requests,
					priority = :priority, priority_version = :priorityVersion, max_duration_ms = :maxDuration,
					max_entities = :maxEntities, max_requests = :maxRequests, hop_limit = :hopLimit, halted = :halted
				where id = :id""")
				.param("id", scan.id().value())
				.param("state", course.state().label())
				.param("version", course.version())
				.param("ending", ending == null ? null : ending.label())
				.param("failure", course.failure())
				.param("started", Columns.timeIfAny(course.startedAt()))
				.param("finished", Columns.timeIfAny(course.finishedAt()))
				.param("since", Columns.timeIfAny(course.runningSince()))
				.param("spent", course.spent().toMillis())
				.param("pending", tally.pending())
				.param("running", tally.running())
				.param("completed", tally.completed())
				.param("failed", tally.failed())
				.param("withdrawn", tally.withdrawn())
				.param("entities", tally.entities())
				.param("requests", tally.requests())
				.param("priority", terms.priority().label())
				.param("priorityVersion", course.priorityVersion())
				.param("maxDuration", terms.maxDuration().toMillis())
				.param("maxEntities", terms.maxEntities())
				.param("maxRequests", terms.maxRequests())
				.param("hopLimit", terms.hopLimit())
				.param("halted", course.halted().toArray(String[]::new))
				.update();
	}

	/** Forgets a scan with its targets, plan, entities and tasks. */
	void remove(ScanId id) {
		for (String table : List.of("task", "lead", "entity")) {
			jdbc.sql("delete from scans." + table + " where scan_id = ?").param(id.value()).update();
		}
		jdbc.sql("delete from scans.scan where id = ?").param(id.value()).update();
	}

	Optional<Scan> find(ScanId id, OrganisationId organisation) {
		return jdbc.sql(SELECT + "where s.id = ? and s.organisation_id = ?")
				.params(id.value(), organisation.value())
				.query(Scans::scan).optional();
	}

	/** As {@link #find}, and nobody else changes the scan until the transaction ends. */
	Optional<Scan> lock(ScanId id, OrganisationId organisation) {
		return jdbc.sql(SELECT + "where s.id = ? and s.organisation_id = ? for update of s")
				.params(id.value(), organisation.value())
				.query(Scans::scan).optional();
	}

	/** As {@link #lock}; empty if somebody else has the scan right now. */
	Optional<Scan> lockIfFree(ScanId id) {
		return jdbc.sql(SELECT + "where s.id = ? for update of s skip locked").param(id.value()).query(Scans::scan).optional();
	}

	List<ScanId> unfinished() {
		return jdbc.sql("select id from scans.scan where state in ('running', 'paused') order by id")
				.query((row, number) -> new ScanId(Columns.uuid(row, "id"))).list();
	}

	Map<ScanState, Long> countByState() {
		return jdbc.sql("select state, count(*) as scans from scans.scan group by state")
				.query(rows -> {
					Map<ScanState, Long> counts = new EnumMap<>(ScanState.class);
					while (rows.next()) {
						counts.put(ScanState.of(rows.getString("state")), rows.getLong("scans"));
					}
					return counts;
				});
	}

	long count(OrganisationId organisation, Filter filter) {
		return jdbc.sql("select count(*) from scans.scan s " + MATCHES)
				.params(arguments(organisation, filter)).query(Long.class).single();
	}

	List<Scan> page(OrganisationId organisation, Filter filter, PageQuery page) {
		return jdbc.sql(SELECT + MATCHES + "order by " + order(page) + " limit :limit offset :offset")
				.params(arguments(organisation, filter))
				.param("limit", page.limit()).param("offset", page.offset())
				.query(Scans::scan).list();
	}

	/** The newest first unless the caller wants another order. */
	private static String order(PageQuery page) {
		if (page.sort() == null) {
			return "s.created_at desc, s.id desc";
		}
		String column = ORDERS.get(page.sort());
		if (column == null) {
			throw ScanProblem.UNKNOWN_FILTER.because("Scans cannot be sorted by '" + page.sort() + "', only by "
					+ String.join(", ", ORDERS.keySet().stream().sorted().toList()) + ".");
		}
		String direction = page.ascending() ? " asc" : " desc";
		return column + direction + " nulls last, s.id" + direction;
	}

	private static Map<String, @Nullable Object> arguments(OrganisationId organisation, Filter filter) {
		Map<String, @Nullable Object> arguments = new HashMap<>();
		arguments.put("organisation", organisation.value());
		arguments.put("state", filter.state() == null ? null : filter.state().label());
		arguments.put("text", filter.text() == null ? null : "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%");
		return arguments;
	}

	private static Scan scan(ResultSet row, int number) throws SQLException {
		ScanScope scope = new ScanScope(targets(row), Intrusiveness.of(row.getString("intrusiveness")), row.getInt("hop_limit"),
				Columns.texts(row, "deny"));
		ScanOrder order = new ScanOrder(new ScanId(Columns.uuid(row, "id")),
				new OrganisationId(Columns.uuid(row, "organisation_id")), new ProjectId(Columns.uuid(row, "project_id")),
				row.getString("name"), row.getString("owner"), row.getString("profile"), scope,
				Columns.instant(row, "created_at"));
		String ending = row.getString("ending");
		return new Scan(order, new Scan.Course(ScanState.of(row.getString("state")), row.getLong("version"),
				ending == null ? null : ScanState.of(ending), row.getString("failure"),
				Columns.instantIfAny(row, "started_at"), Columns.instantIfAny(row, "finished_at"),
				Columns.instantIfAny(row, "running_since"), Duration.ofMillis(row.getLong("spent_ms")), tally(row),
				terms(row), row.getLong("priority_version"), Set.copyOf(Columns.texts(row, "halted"))));
	}

	private static Tally tally(ResultSet row) throws SQLException {
		return new Tally(row.getLong("pending"), row.getLong("running"), row.getLong("completed"), row.getLong("failed"),
				row.getLong("withdrawn"), row.getLong("entities"), row.getLong("requests"));
	}

	private static ScanTerms terms(ResultSet row) throws SQLException {
		return new ScanTerms(ScanPriority.of(row.getString("priority")), Duration.ofMillis(row.getLong("max_duration_ms")),
				row.getLong("max_entities"), row.getLong("max_requests"), row.getInt("hop_limit"));
	}

	private static List<EntityRef> targets(ResultSet row) throws SQLException {
		List<String> types = Columns.texts(row, "target_types");
		List<String> values = Columns.texts(row, "target_values");
		List<EntityRef> targets = new ArrayList<>(types.size());
		for (int i = 0; i < types.size(); i++) {
			targets.add(EntityRef.of(EntityType.of(types.get(i)), values.get(i)));
		}
		return targets;
	}
}
