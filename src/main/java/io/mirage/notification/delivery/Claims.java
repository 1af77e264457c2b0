package io.mirage.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.notification.delivery.Claim.Claimed;

/** Shares the deliveries that are due among all processes: who takes some has them alone until the lease ends. */
@Repository
class Claims {

	private static final String DUE = " state in ('gathering', 'waiting') and due_at <= :now and (claimed_until is null or claimed_until <= :now) ";

	private final JdbcClient jdbc;
	private final DeliveryProperties properties;
	private final Clock clock;

	private record Standing(int perMinute, double tokens, @Nullable Instant refilledAt, int failures) {}

	Claims(JdbcClient jdbc, DeliveryProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.clock = clock;
	}

	/** Which channels have something to do and may be tried; those of people who may not sign in any more are not. */
	List<UUID> channels() {
		return jdbc.sql("""
				select c.id from notification.channel c where c.enabled and (c.open_until is null or c.open_until <= :now)
				and not exists (select 1 from notification.account a where a.account_id = c.account_id and not a.active)
				and exists (select 1 from notification.delivery d where d.channel_id = c.id and""" + DUE + ")")
				.param("now", time(clock.instant())).query(UUID.class).list();
	}

	/** As many as the channel's pace allows; one alone to see whether a channel that was left alone is back. */
	@Transactional
	public Optional<Claim> take(UUID channel) {
		Instant now = clock.instant();
		return lock(channel, now).flatMap(standing -> {
			Pace pace = Pace.of(standing.perMinute(), standing.tokens(), standing.refilledAt(), now);
			boolean trial = standing.failures() >= properties.breakerFailures();
			int most = Math.min(pace.allowance(), trial ? 1 : properties.batch());
			List<Claimed> taken = most == 0 ? List.of() : take(channel, most, now);
			note(channel, pace.taken(taken.size()), trial && !taken.isEmpty() ? now.plus(properties.lease()) : null);
			return taken.isEmpty() ? Optional.empty() : Optional.of(new Claim(channel, standing.failures(), taken));
		});
	}

	private Optional<Standing> lock(UUID channel, Instant now) {
		return jdbc.sql("""
				select per_minute, tokens, refilled_at, failures from notification.channel
				where id = ? and enabled and (open_until is null or open_until <= ?) for update skip locked""")
				.params(channel, time(now)).query((row, number) -> {
					OffsetDateTime refilled = row.getObject("refilled_at", OffsetDateTime.class);
					return new Standing(row.getInt("per_minute"), row.getDouble("tokens"), refilled == null ? null : refilled.toInstant(),
							row.getInt("failures"));
				}).optional();
	}

	private List<Claimed> take(UUID channel, int most, Instant now) {
		return jdbc.sql("""
				update notification.delivery set state = 'waiting', claimed_until = :lease, attempts = attempts + 1, tries = tries + 1
				where id in (select id from notification.delivery where channel_id = :channel and""" + DUE + """
					order by due_at, id limit :most for update skip locked)
				returning id, rule_id, attempts, tries, escalated, created_at""")
				.param("lease", time(now.plus(properties.lease()))).param("channel", channel).param("now", time(now)).param("most", most)
				.query(Claims::claimed).list();
	}

	/** @param closedUntil while one trial is under way there is no other */
	private void note(UUID channel, Pace pace, @Nullable Instant closedUntil) {
		jdbc.sql("update notification.channel set tokens = :tokens, refilled_at = :at, open_until = :until where id = :id")
				.param("tokens", pace.tokens()).param("at", time(pace.at())).param("until", closedUntil == null ? null : time(closedUntil))
				.param("id", channel).update();
	}

	/** What could not be tried for too long is dead. @return how many */
	@Transactional
	public int giveUp() {
		Instant now = clock.instant();
		return jdbc.sql("""
				update notification.delivery set state = 'dead', ended_at = :now, claimed_until = null,
					escalates_at = case when escalates_at is null then null else :now end,
					detail = 'It has been waiting for too long.' || case when detail = '' then '' else ' Last: ' || detail end
				where state = 'waiting' and wanted_at < :old and (claimed_until is null or claimed_until <= :now)""")
				.param("now", time(now)).param("old", time(now.minus(properties.giveUpAfter()))).update();
	}

	private static Claimed claimed(ResultSet row, int number) throws SQLException {
		return new Claimed(row.getObject("id", UUID.class), row.getObject("rule_id", UUID.class), row.getInt("attempts"), row.getInt("tries"),
				row.getBoolean("escalated"), row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
