package io.mirage.correlation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.security.Caller;

/** Changes what became of findings, by people's decision or by marks on their evidence, and announces every change. */
@Component
class FindingStates {

	private record Changed(OrganisationId organisation, FindingId finding, ScanId scan, ProjectId project, FindingState state) {}

	/** Who decided, where no person did. */
	private static final String NOBODY = "mirage";
	/** That some evidence of {@code f} stands: nobody calls it false at the moment. */
	private static final String STANDS = """
			exists (select 1 from jsonb_array_elements(f.evidence) as e where not exists (
				select 1 from facts.false_positive p
				where p.organisation_id = f.organisation_id and p.project_id = f.project_id and not p.withdrawn
					and p.entity_id = (e -> 'entity' ->> 'id')::uuid and (p.expires_at is null or p.expires_at > now())))""";
	private static final String RETURNING = " returning f.organisation_id, f.id, f.scan_id, f.project_id, f.state";

	private final JdbcClient jdbc;
	private final Findings findings;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	FindingStates(JdbcClient jdbc, Findings findings, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.findings = findings;
		this.events = events;
		this.clock = clock;
	}

	/** Until the transaction's end, nobody else draws conclusions in the project or takes note of marks there. */
	void lock(ProjectId project) {
		jdbc.sql("select 1 from (select pg_advisory_xact_lock(?)) as locked")
				.param(project.value().getMostSignificantBits() ^ project.value().getLeastSignificantBits()).query(Integer.class).single();
	}

	/** @return false if the organisation has no such finding */
	@Transactional
	boolean decide(Caller caller, UUID id, FindingState state) {
		List<Changed> changed = jdbc.sql("""
				update correlation.finding f set state = ?, by_mark = false, updated_at = ?
				where f.organisation_id = ? and f.id = ?""" + RETURNING)
				.params(state.label(), Timestamp.from(clock.instant()), caller.organisationId().value(), id)
				.query(FindingStates::changed).list();
		if (state != FindingState.FALSE_POSITIVE) {
			raiseLate(changed);
		}
		announce(changed, caller.username());
		return !changed.isEmpty();
	}

	/** They are no more, as a later scan shows. */
	void resolve(List<UUID> ids) {
		announce(jdbc.sql("update correlation.finding f set state = 'resolved', updated_at = ? where f.id = any (?)" + RETURNING)
				.params(Timestamp.from(clock.instant()), Columns.uuids(ids, id -> id)).query(FindingStates::changed).list(), NOBODY);
	}

	/**
	 * Takes back what was said of the scan while it ran and its complete facts do not bear out. Nobody counts it any more.
	 *
	 * @param rules those that ran @param drawn all that they said
	 */
	void withdraw(ScanId scan, List<String> rules, List<Drawn> drawn) {
		announce(jdbc.sql("""
				update correlation.finding f set state = 'resolved', raised = false, updated_at = ?
				where f.scan_id = ? and f.rule_id = any (?) and f.id <> all (?) and f.state in ('open', 'acknowledged')""" + RETURNING)
				.params(Timestamp.from(clock.instant()), scan.value(), Columns.texts(rules, rule -> rule),
						Columns.uuids(drawn, one -> one.finding().id().value()))
				.query(FindingStates::changed).list(), NOBODY);
	}

	/** Tells that findings of the scan began with a state that was decided in another one. */
	void announceInherited(FactScan scan) {
		announce(jdbc.sql("""
				select f.organisation_id, f.id, f.scan_id, f.project_id, f.state from correlation.finding f
				where f.scan_id = ? and f.state = 'acknowledged' and f.created_at = f.updated_at""")
				.param(scan.scanId().value()).query(FindingStates::changed).list(), NOBODY);
	}

	/** Closes what rests on that entity, unless it rests on something else as well. */
	void refute(OrganisationId organisation, ProjectId project, EntityId entity) {
		announce(jdbc.sql("""
				update correlation.finding f set state = 'false_positive', by_mark = true, updated_at = ?
				where f.organisation_id = ? and f.project_id = ? and f.state in ('open', 'acknowledged')
					and f.evidence @> jsonb_build_array(jsonb_build_object('entity', jsonb_build_object('id', ?::text)))
					and not %s""".formatted(STANDS) + RETURNING)
				.params(Timestamp.from(clock.instant()), organisation.value(), project.value(), entity.toString())
				.query(FindingStates::changed).list(), NOBODY);
	}

	/** Opens again what a mark had closed that was taken back or has expired. */
	@Scheduled(fixedDelayString = "PT1M")
	@Transactional
	void restore() {
		announce(jdbc.sql("""
				update correlation.finding f set state = 'open', by_mark = false, updated_at = ?
				where f.by_mark and f.state = 'false_positive' and %s""".formatted(STANDS) + RETURNING)
				.param(Timestamp.from(clock.instant())).query(FindingStates::changed).list(), NOBODY);
	}

	/** What was false from the beginning was never told; now it is true. */
	private void raiseLate(List<Changed> changes) {
		for (Changed change : changes) {
			boolean late = jdbc.sql("update correlation.finding set raised = true where id = ? and not raised")
					.param(change.finding().value()).update() == 1;
			if (late) {
				StoredFinding stored = findings.findById(change.organisation(), change.finding().value()).orElseThrow();
				events.publishEvent(new FindingsRaised(EventHeader.of(change.scan(), change.organisation(), clock), change.scan(),
						change.project(), List.of(stored.finding())));
			}
		}
	}

	private void announce(List<Changed> changes, String by) {
		changes.forEach(change -> events.publishEvent(new FindingStateChanged(
				EventHeader.of(change.scan(), change.organisation(), clock), change.finding(), change.scan(), change.project(),
				change.state(), by)));
	}

	private static Changed changed(ResultSet row, int number) throws SQLException {
		return new Changed(new OrganisationId(row.getObject("organisation_id", UUID.class)), new FindingId(row.getObject("id", UUID.class)),
				new ScanId(row.getObject("scan_id", UUID.class)), new ProjectId(row.getObject("project_id", UUID.class)),
				FindingState.of(row.getString("state")));
	}
}
