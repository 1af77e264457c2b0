package io.mirage.notification.rules;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.notification.channels.News;
import io.mirage.notification.delivery.Order;
import io.mirage.notification.delivery.OrderBook;

/** Decides of news to whom it goes, and when. */
@Service
public class NewsDesk {

	private final NewsArchive archive;
	private final Rules rules;
	private final Preferences preferences;
	private final OrderBook orders;
	private final Clock clock;

	NewsDesk(NewsArchive archive, Rules rules, Preferences preferences, OrderBook orders, Clock clock) {
		this.archive = archive;
		this.rules = rules;
		this.preferences = preferences;
		this.orders = orders;
		this.clock = clock;
	}

	/** Call it in a transaction, with news of one organisation; what comes again is known by its id and changes nothing. */
	public void take(List<News> all) {
		List<News> fresh = archive.add(all);
		if (fresh.isEmpty()) {
			return;
		}
		OrganisationId organisation = fresh.getFirst().organisationId();
		List<Order> wanted = new ArrayList<>();
		for (Rule rule : rules.active(organisation)) {
			NewsPreference preference = rule.owner() == null ? NewsPreference.NONE : preferences.find(organisation, rule.owner());
			List<News> matching = archive.matching(rule.content().condition(), fresh).stream().filter(preference::admits).toList();
			if (!matching.isEmpty()) {
				rule.channels().forEach(channel -> wanted.addAll(orders(rule, channel, preference, matching)));
			}
		}
		orders.take(wanted);
	}

	/** News of a deleted scan is told nobody any more. */
	public void forget(ScanId scan) {
		archive.forget(scan);
	}

	public void deleteOlderThan(Instant time) {
		archive.deleteOlderThan(time);
	}

	/** One for what is told at the same time. */
	private List<Order> orders(Rule rule, UUID channel, NewsPreference preference, List<News> matching) {
		Timing timing = rule.content().timing();
		Instant now = clock.instant();
		Map<Instant, List<News>> byDue = new HashMap<>();
		unlessTold(channel, matching, timing.repeatAfter())
				.forEach(news -> byDue.computeIfAbsent(timing.due(now, news.severity(), preference.quiet()), due -> new ArrayList<>()).add(news));
		return byDue.entrySet().stream().map(entry -> new Order(rule.organisationId(), channel, rule.id(), entry.getKey(),
				entry.getKey().isAfter(now), rule.content().escalateAfter(), entry.getValue())).toList();
	}

	private List<News> unlessTold(UUID channel, List<News> news, @Nullable Duration repeatAfter) {
		if (repeatAfter == null) {
			return news;
		}
		Set<UUID> told = archive.toldSince(channel, news, repeatAfter);
		Set<UUID> here = new HashSet<>();
		return news.stream().filter(one -> !told.contains(one.fingerprint()) && here.add(one.fingerprint())).toList();
	}
}
