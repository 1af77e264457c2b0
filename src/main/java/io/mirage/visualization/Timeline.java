package io.mirage.visualization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.entities.EntityFamily;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.visualization.TimelineAnswer.Bucket;
import io.mirage.visualization.TimelineAnswer.Buckets;
import io.mirage.visualization.TimelineAnswer.Event;

/** The moments of a scan's facts: when each was seen, and the dates that sources state of it. */
@Repository
class Timeline {

	/**
	 * A date without a zone is UTC. What ends in the year 9999 does not end (RFC 5280, 4.1.2.5), so that is no moment.
	 */
	private static final String MOMENTS = """
			with sighting as (
				select e.entity_id, e.type, coalesce(min(o.seen_at), e.known_since) as first_at, max(o.seen_at) as last_at,
					(array_agg(o.collector order by o.seen_at, o.observation_id))[1] as first_by,
					(array_agg(o.collector order by o.seen_at desc, o.observation_id))[1] as last_by
				from facts.scan_entity e left join facts.scan_observation o on o.scan_id = e.scan_id and o.entity_id = e.entity_id
				where e.scan_id = :scan group by e.entity_id, e.type, e.known_since),
			stated as (
				select o.entity_id, e.type, o.collector, a.key, a.value as text
				from facts.scan_observation o
				join facts.scan_entity e on e.scan_id = o.scan_id and e.entity_id = o.entity_id
				cross join lateral jsonb_each_text(o.attributes::jsonb) a
				where o.scan_id = :scan and o.attributes ~ '"(not_before|not_after|expires|expiry|created|registered|issued)"'
					and a.key in ('not_before', 'not_after', 'expires', 'expiry', 'created', 'registered', 'issued')),
			dated as (
				select entity_id, type, collector, case
					when key in ('not_after', 'expires', 'expiry') then 'expires'
					when key = 'registered' or key = 'created' and type in ('DomainName', 'Hostname', 'DomainRegistration', 'Netblock',
						'NetworkRegistration', 'Asn', 'IpAddress', 'Organization', 'ContactRecord') then 'registered'
					else 'issued' end as kind,
					case when text !~ '^\\d{4}-\\d\\d-\\d\\d' or text ~ '^9999' or not pg_input_is_valid(text, 'timestamptz') then null
						when text ~ '^.{10}.*(Z|[+-]\\d\\d(:?\\d\\d)?)$' then text::timestamptz
						else text::timestamp at time zone 'UTC' end as at
				from stated),
			moment as materialized (
				select entity_id, type, first_at as at, 'first_seen' as kind, first_by as collector from sighting
				union all select entity_id, type, last_at, 'last_seen', last_by from sighting where last_at > first_at
				union all select entity_id, type, at, kind, min(collector) from dated where at is not null group by 1, 2, 3, 4)
			""";
	private static final String WITHIN = " at >= coalesce(:from::timestamptz, at) and at <= coalesce(:to::timestamptz, at)";

	private final JdbcClient jdbc;

	Timeline(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Equally long buckets from the first to the last moment, or as asked.
	 *
	 * @param from absent for the first moment @param to absent for the last one, which is included
	 */
	Buckets buckets(ScanId scan, @Nullable Instant from, @Nullable Instant to, int number) {
		List<Bucket> buckets = new ArrayList<>();
		sql(MOMENTS + """
				, span as (select coalesce(:from::timestamptz, min(at)) as low, coalesce(:to::timestamptz, max(at)) as high from moment)
				select low, high, type, case when at is null then null when low = high then 1
					else least(:number, width_bucket(extract(epoch from at), extract(epoch from low), extract(epoch from high), :number)) end
					as bucket, count(at) as moments
				from span left join moment on at >= low and at <= high where low is not null group by 1, 2, 3, 4""", scan, from, to)
				.param("number", number).query(row -> {
					if (buckets.isEmpty()) {
						buckets.addAll(empty(instant(row, "low"), instant(row, "high"), number));
					}
					if (row.getObject("bucket") != null) {
						buckets.get(row.getInt("bucket") - 1).counts().merge(family(row), row.getLong("moments"), Long::sum);
					}
				});
		long total = buckets.stream().flatMap(bucket -> bucket.counts().values().stream()).mapToLong(Long::longValue).sum();
		return new Buckets(buckets, total);
	}

	/** In the order of time. */
	CursorPage<Event> events(ScanId scan, @Nullable Instant from, @Nullable Instant to, CursorQuery query) {
		TimelineCursor after = query.cursor() == null ? null : TimelineCursor.parse(query.cursor());
		long total = sql(MOMENTS + "select count(*) from moment where" + WITHIN, scan, from, to).query(Long.class).single();
		List<Event> events = sql(MOMENTS + """
				select at, kind, m.entity_id, m.type, e.value, coalesce(collector, '') as collector from moment m
				join facts.scan_entity e on e.scan_id = :scan and e.entity_id = m.entity_id
				where %s %s order by at, kind, m.entity_id limit :limit""".formatted(WITHIN,
				after == null ? "" : "and (at, kind, m.entity_id) > (:at::timestamptz, :kind, :id)"), scan, from, to)
				.param("at", after == null ? null : time(after.at())).param("kind", after == null ? null : after.kind())
				.param("id", after == null ? null : after.id()).param("limit", query.limit() + 1)
				.query((row, number) -> event(row)).list();
		boolean more = events.size() > query.limit();
		List<Event> shown = more ? events.subList(0, query.limit()) : events;
		return CursorPage.of(shown, more ? TimelineCursor.after(shown.getLast()).text() : null, total);
	}

	private StatementSpec sql(String statement, ScanId scan, @Nullable Instant from, @Nullable Instant to) {
		return jdbc.sql(statement).param("scan", scan.value()).param("from", time(from)).param("to", time(to));
	}

	private static List<Bucket> empty(Instant low, Instant high, int number) {
		int buckets = low.equals(high) ? 1 : number;
		Duration whole = Duration.between(low, high);
		List<Bucket> empty = new ArrayList<>();
		for (int i = 0; i < buckets; i++) {
			empty.add(new Bucket(low.plus(whole.multipliedBy(i).dividedBy(buckets)), low.plus(whole.multipliedBy(i + 1L).dividedBy(buckets)),
					new EnumMap<>(EntityFamily.class)));
		}
		return empty;
	}

	private static Event event(ResultSet row) throws SQLException {
		return new Event(instant(row, "at"), new Shown(row.getObject("entity_id", UUID.class), row.getString("type"), row.getString("value")),
				family(row), row.getString("kind"), row.getString("collector"));
	}

	private static EntityFamily family(ResultSet row) throws SQLException {
		return EntityFamily.of(EntityType.of(row.getString("type")));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
		return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
	}
}
