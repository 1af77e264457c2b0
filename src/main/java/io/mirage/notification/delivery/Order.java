package io.mirage.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.notification.channels.News;

/**
 * That a channel is to be told something.
 *
 * @param due not before
 * @param gathers whether what comes until then is told together
 * @param escalatesAfter how long after that somebody has to acknowledge it; absent if nobody has to
 */
public record Order(OrganisationId organisationId, UUID channel, UUID rule, Instant due, boolean gathers, @Nullable Duration escalatesAfter,
		List<News> news) {

	public Order {
		news = List.copyOf(news);
	}
}
