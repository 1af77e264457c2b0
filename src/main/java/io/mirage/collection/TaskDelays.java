package io.mirage.collection;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Delay;
import io.mirage.events.collection.TasksDelayed;
import io.mirage.events.scans.ScanId;

/** Tells of every scan which of its tasks were put off and why, whenever that has changed. */
@Component
class TaskDelays {

	/** Enough for people; a list of all sources of a large scan is none of them. */
	private static final int MOST_SCANS = 1000;

	private record Key(ScanId scan, OrganisationId organisation) {}

	private final JdbcClient jdbc;
	private final ApplicationEventPublisher events;
	private final Clock clock;
	private Map<Key, List<Delay>> told = Map.of();

	TaskDelays(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** To be called in a transaction. A scan of which nothing waits any more is told as such once. */
	synchronized void tell() {
		Map<Key, List<Delay>> now = find();
		Set<Key> scans = new HashSet<>(now.keySet());
		scans.addAll(told.keySet());
		for (Key scan : scans) {
			List<Delay> delays = now.getOrDefault(scan, List.of());
			if (!delays.equals(told.getOrDefault(scan, List.of()))) {
				events.publishEvent(new TasksDelayed(EventHeader.of(scan.scan(), scan.organisation(), clock), scan.scan(), delays));
			}
		}
		told = now;
	}

	private Map<Key, List<Delay>> find() {
		Map<Key, List<Delay>> delays = new HashMap<>();
		jdbc.sql("""
				select t.scan_id, t.organisation_id, t.collector, count(*) as tasks, min(t.due_at) as due,
					(array_agg(t.detail order by t.due_at))[1] as reason
				from collection.task t join collection.scan s on s.id = t.scan_id
				where t.state = 'pending' and t.detail is not null and t.due_at > ? and not s.paused and not s.stopped
				group by t.scan_id, t.organisation_id, t.collector
				order by t.scan_id, t.collector limit ?""")
				.params(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), MOST_SCANS)
				.query(row -> {
					Key scan = new Key(ScanId.of(row.getString("scan_id")), OrganisationId.of(row.getString("organisation_id")));
					delays.computeIfAbsent(scan, all -> new ArrayList<>()).add(new Delay(row.getString("collector"), row.getLong("tasks"),
							row.getString("reason"), row.getObject("due", OffsetDateTime.class).toInstant()));
				});
		return delays;
	}
}
