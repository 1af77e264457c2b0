package io.mirage.notification.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.notification.channels.Receipt;
import io.mirage.platform.readmodel.Columns;

/** Writes down what came of a batch of attempts. */
@Repository
class DeliveryLog {

	private final JdbcClient jdbc;

	DeliveryLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * @param failures of the channel in a row, now
	 * @param openUntil until then the channel is left alone; absent if it is not
	 */
	@Transactional
	public void write(UUID channel, List<Attempt> attempts, int failures, @Nullable Instant openUntil, Instant now) {
		List<Attempt> tried = attempts.stream().filter(attempt -> attempt.receipt() != null).toList();
		List<Attempt> untried = attempts.stream().filter(attempt -> attempt.receipt() == null).toList();
		add(tried);
		end(tried, now);
		release(untried);
		jdbc.sql("update notification.channel set failures = :failures, open_until = :until where id = :id").param("failures", failures)
				.param("until", openUntil == null ? null : openUntil.atOffset(ZoneOffset.UTC)).param("id", channel).update();
	}

	private void add(List<Attempt> attempts) {
		jdbc.sql("""
				insert into notification.attempt (delivery_id, number, at, millis, outcome, status, detail)
				select t.* from unnest(:ids, :numbers, :times, cast(:millis as bigint[]), :outcomes, :statuses, :details)
					as t (delivery_id, number, at, millis, outcome, status, detail)
				join notification.delivery d on d.id = t.delivery_id
				on conflict do nothing""")
				.param("ids", Columns.uuids(attempts, attempt -> attempt.delivery().id()))
				.param("numbers", Columns.integers(attempts, attempt -> attempt.delivery().attempts()))
				.param("times", Columns.instants(attempts, Attempt::at))
				.param("millis", Columns.integers(attempts, attempt -> Math.toIntExact(attempt.millis())))
				.param("outcomes", Columns.texts(attempts, attempt -> receipt(attempt).outcome().label()))
				.param("statuses", Columns.integers(attempts, attempt -> receipt(attempt).status()))
				.param("details", Columns.texts(attempts, attempt -> receipt(attempt).detail())).update();
	}

	/** Others are told at once of what nobody can be told. */
	private void end(List<Attempt> attempts, Instant now) {
		jdbc.sql("""
				update notification.delivery d set state = t.state, due_at = coalesce(t.next, d.due_at), detail = t.detail, claimed_until = null,
					ended_at = case when t.state = 'waiting' then null else :now end,
					escalates_at = case when t.state = 'dead' and d.escalates_at is not null then :now else d.escalates_at end
				from unnest(:ids, :states, :nexts, :details) as t (id, state, next, detail) where d.id = t.id""")
				.param("now", now.atOffset(ZoneOffset.UTC))
				.param("ids", Columns.uuids(attempts, attempt -> attempt.delivery().id()))
				.param("states", Columns.texts(attempts, attempt -> attempt.state().label()))
				.param("nexts", Columns.instants(attempts, Attempt::next))
				.param("details", Columns.texts(attempts, attempt -> receipt(attempt).detail())).update();
	}

	private void release(List<Attempt> untried) {
		jdbc.sql("""
				update notification.delivery set claimed_until = null, attempts = attempts - 1, tries = tries - 1 where id = any(?)""")
				.param(untried.stream().map(attempt -> attempt.delivery().id()).toArray(UUID[]::new)).update();
	}

	/** Whose news are all gone. */
	void drop(Collection<UUID> deliveries) {
		jdbc.sql("delete from notification.delivery where id = any(?)").param(deliveries.toArray(UUID[]::new)).update();
	}

	int deleteOlderThan(Instant time) {
		return jdbc.sql("delete from notification.delivery where created_at < ? and state in ('delivered', 'dead')")
				.param(time.atOffset(ZoneOffset.UTC)).update();
	}

	private static Receipt receipt(Attempt attempt) {
		Receipt receipt = attempt.receipt();
		if (receipt == null) {
			throw new IllegalStateException("Delivery " + attempt.delivery().id() + " was not tried");
		}
		return receipt;
	}
}
