package io.mirage.scans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;

/**
 * The entities of every scan, how far they are from its targets and whether they may be touched. Distances only fall and
 * scope only grows, so the last word is the same in whatever order results come.
 */
@Component
class Territory {

	/** @param created whether the scan had not known the entity before */
	record Change(KnownEntity entity, boolean created) {}

	/** @param within whether {@code found} belongs to {@code source}, so that it comes into scope with it */
	record Lead(EntityId source, EntityId found, boolean within) {}

	private final JdbcClient jdbc;

	Territory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** @param found each entity once
	 *  @return what is new or came nearer or into scope */
	List<Change> merge(ScanId scan, Collection<KnownEntity> found) {
		return jdbc.sql("""
				insert into scans.entity as e (scan_id, id, type, value, distance, in_scope)
				select ?, f.id, f.type, f.value, f.distance, f.in_scope
				from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::boolean[]) f (id, type, value, distance, in_scope)
				on conflict (scan_id, id) do update
				set distance = least(e.distance, excluded.distance), in_scope = e.in_scope or excluded.in_scope
				where excluded.distance < e.distance or (excluded.in_scope and not e.in_scope)
				returning e.type, e.value, e.distance, e.in_scope, e.xmax = 0 as created""")
				.params(scan.value(),
						Columns.uuids(found, entity -> entity.ref().id().value()),
						Columns.texts(found, entity -> entity.ref().type().label()),
						Columns.texts(found, entity -> entity.ref().value()),
						Columns.numbers(found, KnownEntity::distance),
						Columns.flags(found, KnownEntity::inScope))
				.query((row, number) -> new Change(known(row, number), row.getBoolean("created")))
				.list();
	}

	void remember(ScanId scan, Collection<Lead> leads) {
		if (leads.isEmpty()) {
			return;
		}
		jdbc.sql("""
				insert into scans.lead (scan_id, source_id, found_id, within)
				select ?, l.source_id, l.found_id, l.within
				from unnest(?::uuid[], ?::uuid[], ?::boolean[]) l (source_id, found_id, within)
				on conflict do nothing""")
				.params(scan.value(), Columns.uuids(leads, lead -> lead.source().value()),
						Columns.uuids(leads, lead -> lead.found().value()), Columns.flags(leads, Lead::within))
				.update();
	}

	/** Passes on what {@code changed} means for all that was found through it. @return what changed by that */
	Collection<KnownEntity> follow(ScanId scan, Collection<KnownEntity> changed) {
		Map<EntityId, KnownEntity> all = new LinkedHashMap<>();
		List<KnownEntity> next = new ArrayList<>(changed);
		while (!next.isEmpty()) {
			next = step(scan, next);
			next.forEach(entity -> all.put(entity.ref().id(), entity));
		}
		return all.values();
	}

	/** Entities farther than {@code from} hops and not farther than {@code to}, by id; a page of them. @param after the last id seen */
	List<KnownEntity> between(ScanId scan, int from, int to, @Nullable EntityId after, int limit) {
		return jdbc.sql("""
				select type, value, distance, in_scope from scans.entity
				where scan_id = :scan and distance > :from and distance <= :to and (cast(:after as uuid) is null or id > :after)
				order by id limit :limit""")
				.param("scan", scan.value()).param("from", from).param("to", to)
				.param("after", after == null ? null : after.value()).param("limit", limit)
				.query(Territory::known)
				.list();
	}

	Map<EntityId, KnownEntity> find(ScanId scan, Collection<EntityId> ids) {
		return jdbc.sql("""
				select type, value, distance, in_scope from scans.entity where scan_id = ? and id = any(?::uuid[])""")
				.params(scan.value(), Columns.uuids(ids, EntityId::value))
				.query(Territory::known)
				.list().stream()
				.collect(Collectors.toMap(entity -> entity.ref().id(), Function.identity()));
	}

	private List<KnownEntity> step(ScanId scan, List<KnownEntity> changed) {
		UUID[] sources = Columns.uuids(changed, entity -> entity.ref().id().value());
		return jdbc.sql("""
				update scans.entity f
				set distance = least(f.distance, n.distance), in_scope = f.in_scope or n.in_scope
				from (select l.found_id, min(s.distance) + 1 as distance, bool_or(l.within and s.in_scope) as in_scope
					from scans.lead l join scans.entity s on s.scan_id = l.scan_id and s.id = l.source_id
					where l.scan_id = ? and l.source_id = any(?::uuid[]) group by l.found_id) n
				where f.scan_id = ? and f.id = n.found_id and (n.distance < f.distance or (n.in_scope and not f.in_scope))
				returning f.type, f.value, f.distance, f.in_scope""")
				.params(scan.value(), sources, scan.value())
				.query(Territory::known)
				.list();
	}

	private static KnownEntity known(ResultSet row, int number) throws SQLException {
		EntityRef ref = EntityRef.of(EntityType.of(row.getString("type")), row.getString("value"));
		return new KnownEntity(ref, row.getInt("distance"), row.getBoolean("in_scope"));
	}
}
