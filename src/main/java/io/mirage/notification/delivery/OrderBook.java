package io.mirage.notification.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.Uuids;
import io.mirage.notification.channels.News;
import io.mirage.platform.readmodel.Columns;

/** Takes orders in. A channel is told the same news once, however many rules want it told: the most urgent one counts. */
@Repository
public class OrderBook {

	private final JdbcClient jdbc;
	private final Clock clock;

	OrderBook(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Call it in the transaction that stores the news. Locks in one order, so that two never wait for each other. */
	public void take(List<Order> orders) {
		orders.stream().sorted(Comparator.comparing(Order::due).thenComparing(Order::rule).thenComparing(Order::channel)).forEach(this::take);
	}

	private void take(Order order) {
		UUID delivery = order.gathers() ? gathering(order) : waiting(order);
		add(delivery, order.channel(), order.news());
		dropIfEmpty(delivery);
	}

	private UUID waiting(Order order) {
		UUID id = Uuids.timeOrdered(clock.instant());
		insert(order, id, DeliveryState.WAITING, "").update();
		return id;
	}

	/** The one that is open, or a new one; it is due as early as the most urgent of its news. */
	private UUID gathering(Order order) {
		return insert(order, Uuids.timeOrdered(clock.instant()), DeliveryState.GATHERING, """
				on conflict (rule_id, channel_id) where state = 'gathering' do update set due_at = least(delivery.due_at, excluded.due_at),
					wanted_at = least(delivery.wanted_at, excluded.wanted_at), escalates_at = least(delivery.escalates_at, excluded.escalates_at)
				returning id""").query(UUID.class).single();
	}

	private JdbcClient.StatementSpec insert(Order order, UUID id, DeliveryState state, String ending) {
		@Nullable Instant escalates = order.escalatesAfter() == null ? null : order.due().plus(order.escalatesAfter());
		return jdbc.sql("""
				insert into notification.delivery (id, organisation_id, channel_id, rule_id, state, due_at, wanted_at, created_at, escalates_at)
				values (:id, :organisation, :channel, :rule, :state, :due, :due, :now, :escalates)
				""" + ending)
				.param("id", id).param("organisation", order.organisationId().value()).param("channel", order.channel())
				.param("rule", order.rule()).param("state", state.label()).param("due", time(order.due())).param("now", time(clock.instant()))
				.param("escalates", escalates == null ? null : time(escalates));
	}

	private void add(UUID delivery, UUID channel, List<News> news) {
		jdbc.sql("""
				insert into notification.delivery_item (delivery_id, news_id, channel_id, escalated)
				select ?, news_id, ?, false from unnest(?) as told (news_id) on conflict do nothing""")
				.params(delivery, channel, Columns.uuids(news, News::id)).update();
	}

	/** Tells others what nobody has acknowledged in time, or could not be told at all. Several processes share the work. */
	@Transactional
	public void escalate() {
		OffsetDateTime now = time(clock.instant());
		List<UUID> late = jdbc.sql("""
				update notification.delivery set escalates_at = null where id in (select id from notification.delivery
					where escalates_at <= ? and acknowledged_at is null order by escalates_at limit 100 for update skip locked)
				returning id""").param(now).query(UUID.class).list();
		late.forEach(delivery -> others(delivery).forEach(channel -> passOn(delivery, channel, now)));
	}

	private List<UUID> others(UUID delivery) {
		return jdbc.sql("""
				select o.channel_id from notification.delivery d join notification.rule_channel o on o.rule_id = d.rule_id and o.escalation
				where d.id = ?""").param(delivery).query(UUID.class).list();
	}

	private void passOn(UUID delivery, UUID channel, OffsetDateTime now) {
		UUID id = Uuids.timeOrdered(clock.instant());
		jdbc.sql("""
				insert into notification.delivery (id, organisation_id, channel_id, rule_id, state, due_at, wanted_at, created_at, escalated)
				select ?, organisation_id, ?, rule_id, 'waiting', ?, ?, ?, true from notification.delivery where id = ?""")
				.params(id, channel, now, now, now, delivery).update();
		jdbc.sql("""
				insert into notification.delivery_item (delivery_id, news_id, channel_id, escalated)
				select ?, news_id, ?, true from notification.delivery_item where delivery_id = ? on conflict do nothing""")
				.params(id, channel, delivery).update();
		dropIfEmpty(id);
	}

	/** The channel had been told everything already. */
	private void dropIfEmpty(UUID delivery) {
		jdbc.sql("""
				delete from notification.delivery where id = ?
				and not exists (select 1 from notification.delivery_item where delivery_id = delivery.id)""").param(delivery).update();
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
