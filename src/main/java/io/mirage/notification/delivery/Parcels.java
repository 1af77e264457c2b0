package io.mirage.notification.delivery;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.notification.channels.ChannelProperties;
import io.mirage.notification.channels.News;
import io.mirage.notification.channels.Parcel;
import io.mirage.notification.channels.Parcel.Line;
import io.mirage.notification.delivery.Claim.Claimed;

/** Packs what deliveries tell, as their rules want it told now. */
@Repository
public class Parcels {

	private static final Comparator<Line> WORST_FIRST = Comparator.comparing((Line line) -> line.news().severity(),
			Comparator.nullsFirst(Comparator.naturalOrder())).reversed().thenComparing(line -> line.news().occurredAt());

	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final ChannelProperties properties;

	private record Told(UUID delivery, News news) {}

	private record Wording(String rule, Template template) {}

	Parcels(JdbcClient jdbc, JsonMapper json, ChannelProperties properties) {
		this.jdbc = jdbc;
		this.json = json;
		this.properties = properties;
	}

	/** By delivery; none for a delivery whose news are all gone. */
	Map<UUID, Parcel> of(List<Claimed> deliveries) {
		Map<UUID, List<News>> news = new HashMap<>();
		jdbc.sql("""
				select i.delivery_id, n.content from notification.delivery_item i join notification.news n on n.id = i.news_id
				where i.delivery_id = any(?)""").param(deliveries.stream().map(Claimed::id).toArray(UUID[]::new))
				.query((row, number) -> new Told(row.getObject("delivery_id", UUID.class), json.readValue(row.getString("content"), News.class)))
				.list().forEach(told -> news.computeIfAbsent(told.delivery(), id -> new ArrayList<>()).add(told.news()));
		Map<UUID, Wording> wordings = wordings(deliveries);
		Map<UUID, Parcel> parcels = new HashMap<>();
		for (Claimed delivery : deliveries) {
			@Nullable List<News> told = news.get(delivery.id());
			if (told != null) {
				parcels.put(delivery.id(), parcel(delivery, told, wordings.get(delivery.rule())));
			}
		}
		return parcels;
	}

	private Parcel parcel(Claimed delivery, List<News> news, @Nullable Wording wording) {
		Template template = wording == null ? Template.USUAL : wording.template();
		return pack(delivery, wording == null ? null : wording.rule(), template, news);
	}

	private Parcel pack(Claimed delivery, @Nullable String rule, Template template, List<News> news) {
		List<Line> lines = lines(template, news);
		String title = (delivery.escalated() ? "Not acknowledged: " : "") + template.title(rule, lines);
		return new Parcel(delivery.id(), rule, title, lines, page(news), delivery.createdAt());
	}

	/** How it would be told; nothing is delivered. @param news at least one */
	public Parcel sample(UUID id, @Nullable String rule, Template template, List<News> news) {
		return pack(new Claimed(id, null, 0, 0, false, news.getFirst().occurredAt()), rule, template, news);
	}

	private static List<Line> lines(Template template, List<News> news) {
		return news.stream().map(one -> new Line(one, template.line(one))).sorted(WORST_FIRST).toList();
	}

	/** The scan's if all news are of one. */
	private @Nullable URI page(List<News> news) {
		URI base = properties.publicUrl();
		if (base == null) {
			return null;
		}
		boolean one = news.stream().map(News::scanId).distinct().count() == 1;
		return base.resolve(one ? "/scans/" + news.getFirst().scanId() : "/");
	}

	private Map<UUID, Wording> wordings(List<Claimed> deliveries) {
		Map<UUID, Wording> wordings = new HashMap<>();
		jdbc.sql("select id, name, content from notification.rule where id = any(?)")
				.param(deliveries.stream().map(Claimed::rule).distinct().toArray(UUID[]::new)).query(row -> {
					JsonNode template = json.readTree(row.getString("content")).path("template");
					wordings.put(row.getObject("id", UUID.class), new Wording(row.getString("name"),
							template.isObject() ? json.treeToValue(template, Template.class) : Template.USUAL));
				});
		return wordings;
	}
}
