package io.mirage.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.platform.security.Caller;
import io.mirage.platform.web.PageQuery;

/** What has been, is and will be delivered, as people see it: the organisation's and their own. */
@Repository
public class Deliveries {

	private static final String SEEN_BY = """
			from notification.delivery d join notification.channel c on c.id = d.channel_id
			where d.organisation_id = :organisation and (c.account_id is null or c.account_id = :account) """;
	private static final String FILTER = " and (cast(:state as text) is null or d.state = :state) and (cast(:channel as uuid) is null or d.channel_id = :channel) ";

	private final JdbcClient jdbc;

	/** @param items how many news it tells  @param nextAttemptAt absent if there is none */
	record Delivery(UUID id, UUID channelId, String channel, @Nullable UUID ruleId, DeliveryState state, int items, int attempts, String detail,
			boolean escalated, Instant createdAt, @Nullable Instant nextAttemptAt, @Nullable Instant endedAt, @Nullable Instant acknowledgedAt) {}

	record Try(int number, Instant at, long millis, String outcome, @Nullable Integer status, String detail) {}

	Deliveries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The newest first. */
	List<Delivery> page(Caller caller, @Nullable DeliveryState state, @Nullable UUID channel, PageQuery page) {
		return filtered("select d.*, c.name, (select count(*) from notification.delivery_item i where i.delivery_id = d.id) items " + SEEN_BY + FILTER
				+ "order by d.created_at desc, d.id desc limit :limit offset :offset", caller, state, channel)
				.param("limit", page.limit()).param("offset", page.offset()).query(Deliveries::delivery).list();
	}

	long count(Caller caller, @Nullable DeliveryState state, @Nullable UUID channel) {
		return filtered("select count(*) " + SEEN_BY + FILTER, caller, state, channel).query(Long.class).single();
	}

	Optional<Delivery> find(UUID id, Caller caller) {
		return jdbc.sql("select d.*, c.name, (select count(*) from notification.delivery_item i where i.delivery_id = d.id) items " + SEEN_BY
				+ " and d.id = :id").param("organisation", caller.organisationId().value()).param("account", caller.accountId().value())
				.param("id", id).query(Deliveries::delivery).optional();
	}

	/** The last one first. */
	List<Try> tries(UUID delivery) {
		return jdbc.sql("select * from notification.attempt where delivery_id = ? order by number desc").param(delivery)
				.query((row, number) -> new Try(row.getInt("number"), row.getObject("at", OffsetDateTime.class).toInstant(), row.getLong("millis"),
						row.getString("outcome"), row.getObject("status", Integer.class), row.getString("detail"))).list();
	}

	/** With the same id, so that a receiver that has it already knows it. @return false if it is not over yet */
	boolean resend(UUID id, Instant now) {
		return jdbc.sql("""
				update notification.delivery set state = 'waiting', tries = 0, due_at = :now, wanted_at = :now, ended_at = null
				where id = :id and state in ('delivered', 'dead')""").param("now", now.atOffset(ZoneOffset.UTC)).param("id", id).update() == 1;
	}

	/** The first time counts; others are not told any more. */
	void acknowledge(UUID id, Instant now) {
		jdbc.sql("update notification.delivery set acknowledged_at = coalesce(acknowledged_at, ?), escalates_at = null where id = ?")
				.params(now.atOffset(ZoneOffset.UTC), id).update();
	}

	/** Of all organisations. */
	public long countDead() {
		return jdbc.sql("select count(*) from notification.delivery where state = 'dead'").query(Long.class).single();
	}

	private JdbcClient.StatementSpec filtered(String sql, Caller caller, @Nullable DeliveryState state, @Nullable UUID channel) {
		return jdbc.sql(sql).param("organisation", caller.organisationId().value()).param("account", caller.accountId().value())
				.param("state", state == null ? null : state.label()).param("channel", channel);
	}

	private static Delivery delivery(ResultSet row, int number) throws SQLException {
		DeliveryState state = DeliveryState.of(row.getString("state"));
		boolean over = state == DeliveryState.DELIVERED || state == DeliveryState.DEAD;
		return new Delivery(row.getObject("id", UUID.class), row.getObject("channel_id", UUID.class), row.getString("name"),
				row.getObject("rule_id", UUID.class), state, row.getInt("items"), row.getInt("attempts"), row.getString("detail"),
				row.getBoolean("escalated"), instant(row, "created_at").orElseThrow(), over ? null : instant(row, "due_at").orElse(null),
				instant(row, "ended_at").orElse(null), instant(row, "acknowledged_at").orElse(null));
	}

	private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
		return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
	}
}
