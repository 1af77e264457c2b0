package io.mirage.scans;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.collection.Delay;
import io.mirage.events.collection.TasksDelayed;
import io.mirage.events.scans.ScanId;

/** Why collectors of a scan wait, as collection said last. */
@Component
class CollectorDelays {

	private final JdbcClient jdbc;

	CollectorDelays(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Replaces what was said earlier. The same again changes nothing, and neither does what is older than what is known;
	 * where nothing is known any more, an older word lasts until the time it names.
	 */
	@ApplicationModuleListener
	void on(TasksDelayed event) {
		OffsetDateTime said = Columns.time(event.header().occurredAt());
		jdbc.sql("delete from scans.delay where scan_id = ? and said_at <= ?").params(event.scanId().value(), said).update();
		List<Delay> delays = event.delays();
		jdbc.sql("""
				insert into scans.delay (scan_id, collector, tasks, reason, until, said_at)
				select s.id, d.collector, d.tasks, d.reason, d.until::timestamptz, ?::timestamptz
				from scans.scan s, unnest(?::text[], ?::bigint[], ?::text[], ?::text[]) d (collector, tasks, reason, until)
				where s.id = ? and s.organisation_id = ?
				on conflict do nothing""")
				.params(said, Columns.texts(delays, Delay::collector), delays.stream().map(Delay::tasks).toArray(Long[]::new),
						Columns.texts(delays, delay -> delay.reason().replace("\0", "")),
						Columns.texts(delays, delay -> delay.until().toString()),
						event.scanId().value(), event.header().organisationId().value())
				.update();
	}

	Map<String, Delay> of(ScanId scan) {
		return jdbc.sql("select collector, tasks, reason, until from scans.delay where scan_id = ?").param(scan.value())
				.query((row, number) -> new Delay(row.getString("collector"), row.getLong("tasks"), row.getString("reason"),
						Columns.instant(row, "until")))
				.list().stream().collect(Collectors.toMap(Delay::collector, Function.identity()));
	}
}
