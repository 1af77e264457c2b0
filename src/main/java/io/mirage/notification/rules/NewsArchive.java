package io.mirage.notification.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.notification.channels.News;
import io.mirage.platform.readmodel.Columns;

/** All news for a while, what was new when, and what people have tagged. */
@Repository
class NewsArchive {

	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final Clock clock;

	NewsArchive(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** @return those that were not there yet, in the same order */
	List<News> add(List<News> news) {
		Set<UUID> added = Set.copyOf(jdbc.sql("""
				insert into notification.news (id, organisation_id, project_id, scan_id, kind, fingerprint, content, occurred_at)
				select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id""")
				.params(Columns.uuids(news, News::id), Columns.uuids(news, one -> one.organisationId().value()),
						Columns.uuids(news, one -> one.projectId().value()), Columns.uuids(news, one -> one.scanId().value()),
						Columns.texts(news, one -> one.kind().label()), Columns.uuids(news, News::fingerprint),
						Columns.texts(news, json::writeValueAsString), Columns.instants(news, News::occurredAt))
				.query(UUID.class).list());
		List<News> fresh = news.stream().filter(one -> added.contains(one.id())).toList();
		jdbc.sql("""
				insert into notification.first_news (project_id, fingerprint, scan_id) select distinct on (1, 2) * from unnest(?, ?, ?)
				on conflict do nothing""")
				.params(Columns.uuids(fresh, one -> one.projectId().value()), Columns.uuids(fresh, News::fingerprint),
						Columns.uuids(fresh, one -> one.scanId().value())).update();
		return fresh;
	}

	/** Ids of those that no earlier scan of their project has brought up. */
	Set<UUID> firsts(Collection<News> news) {
		return Set.copyOf(jdbc.sql("""
				select n.id from unnest(?, ?, ?, ?) as n (id, project_id, fingerprint, scan_id)
				join notification.first_news f using (project_id, fingerprint, scan_id)""")
				.params(Columns.uuids(news, News::id), Columns.uuids(news, one -> one.projectId().value()),
						Columns.uuids(news, News::fingerprint), Columns.uuids(news, one -> one.scanId().value()))
				.query(UUID.class).list());
	}

	/** What people have tagged the entities of each with, by news id. */
	Map<UUID, Set<String>> tags(Collection<News> news) {
		record Named(UUID news, UUID project, UUID entity) {}
		List<Named> named = news.stream()
				.flatMap(one -> one.entities().stream().map(entity -> new Named(one.id(), one.projectId().value(), entity.id().value()))).toList();
		Map<UUID, Set<String>> tags = new HashMap<>();
		jdbc.sql("""
				select n.id, t.tag from unnest(:news, :projects, :entities) as n (id, project_id, entity_id)
				join notification.tag t using (project_id, entity_id) where not t.removed and (t.expires_at is null or t.expires_at > :now)""")
				.param("news", Columns.uuids(named, Named::news)).param("projects", Columns.uuids(named, Named::project))
				.param("entities", Columns.uuids(named, Named::entity)).param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(row -> {
					tags.computeIfAbsent(row.getObject("id", UUID.class), id -> new HashSet<>()).add(row.getString("tag"));
				});
		return tags;
	}

	List<News> matching(Condition condition, List<News> news) {
		Set<UUID> firsts = condition.asksForNew() ? firsts(news) : Set.of();
		Map<UUID, Set<String>> tags = condition.asksForTags() ? tags(news) : Map.of();
		return news.stream().filter(one -> condition.matches(one, firsts.contains(one.id()), tags.getOrDefault(one.id(), Set.of()))).toList();
	}

	/** Fingerprints of what the channel was told, or is going to be, since then. */
	Set<UUID> toldSince(UUID channel, Collection<News> news, Duration ago) {
		Instant since = clock.instant().minus(ago);
		return jdbc.sql("""
				select distinct n.fingerprint from notification.delivery_item i join notification.news n on n.id = i.news_id
				join notification.delivery d on d.id = i.delivery_id
				where i.channel_id = ? and d.created_at > ? and n.fingerprint = any(?)""")
				.params(channel, since.atOffset(ZoneOffset.UTC), news.stream().map(News::fingerprint).toArray(UUID[]::new))
				.query(UUID.class).list().stream().collect(Collectors.toUnmodifiableSet());
	}

	/** The newest first. */
	List<News> last(OrganisationId organisation, int most) {
		return jdbc.sql("select content from notification.news where organisation_id = ? order by occurred_at desc limit ?")
				.params(organisation.value(), most).query(this::news).list();
	}

	/** Takes what it was to be told along; a delivery with nothing left to tell is dropped when its turn comes. */
	void forget(ScanId scan) {
		jdbc.sql("delete from notification.news where scan_id = ?").param(scan.value()).update();
		jdbc.sql("delete from notification.first_news where scan_id = ?").param(scan.value()).update();
	}

	void deleteOlderThan(Instant time) {
		jdbc.sql("delete from notification.news where occurred_at < ?").param(time.atOffset(ZoneOffset.UTC)).update();
	}

	/** A mark that was removed stays so, in whatever order both arrive. */
	void mark(EntityMarked event) {
		Instant expires = event.expiresAt();
		jdbc.sql("""
				insert into notification.tag (mark_id, project_id, entity_id, tag, expires_at) values (:id, :project, :entity, :tag, :expires)
				on conflict do nothing""")
				.param("id", event.markId()).param("project", event.projectId().value()).param("entity", event.entity().id().value())
				.param("tag", event.text()).param("expires", expires == null ? null : expires.atOffset(ZoneOffset.UTC)).update();
	}

	void unmark(EntityUnmarked event) {
		jdbc.sql("insert into notification.tag (mark_id, removed) values (?, true) on conflict (mark_id) do update set removed = true")
				.param(event.markId()).update();
	}

	private News news(ResultSet row, int number) throws SQLException {
		return json.readValue(row.getString("content"), News.class);
	}
}
