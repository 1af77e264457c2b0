package io.mirage.platform.readmodel;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.events.storage.MarkKind;

/**
 * Which entities people have called false, beside the {@link ScanFacts}: those stay whole, and whoever tells others of
 * them leaves these out, with the edges that begin or end there. Every module that does notes marks as it hears of them,
 * so that what it does next already knows them; noting one again changes nothing.
 */
@Component
public final class FalsePositives {

	private static final String STANDING = """
			facts.false_positive f join facts.scan s using (project_id, organisation_id)
			where s.scan_id = ? and not f.withdrawn and (f.expires_at is null or f.expires_at > now())""";

	private final JdbcClient jdbc;

	FalsePositives(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Other marks are passed over. Order does not matter: what is withdrawn stays so. */
	public void mark(EntityMarked event) {
		if (event.kind() == MarkKind.FALSE_POSITIVE) {
			Instant expires = event.expiresAt();
			jdbc.sql("""
					insert into facts.false_positive (mark_id, organisation_id, project_id, entity_id, expires_at)
					values (?, ?, ?, ?, ?) on conflict (mark_id) do update set expires_at = excluded.expires_at""")
					.param(event.markId()).param(event.header().organisationId().value()).param(event.projectId().value())
					.param(event.entity().id().value()).param(expires == null ? null : Timestamp.from(expires))
					.update();
		}
	}

	/** Order does not matter. */
	public void unmark(EntityUnmarked event) {
		if (event.kind() == MarkKind.FALSE_POSITIVE) {
			jdbc.sql("""
					insert into facts.false_positive (mark_id, organisation_id, project_id, entity_id, withdrawn)
					values (?, ?, ?, ?, true) on conflict (mark_id) do update set withdrawn = true""")
					.params(event.markId(), event.header().organisationId().value(), event.projectId().value(),
							event.entity().id().value())
					.update();
		}
	}

	/** Those that somebody in the scan's project calls false at the moment, whether or not the scan knows them. */
	public Set<EntityId> of(ScanId scan) {
		return jdbc.sql("select f.entity_id from " + STANDING).param(scan.value()).query(UUID.class).list().stream().map(EntityId::new)
				.collect(Collectors.toUnmodifiableSet());
	}

	/** How many entities of the scan they are. */
	public long countEntities(ScanId scan) {
		return jdbc.sql("select count(*) from facts.scan_entity where scan_id = ? and entity_id in (select f.entity_id from "
				+ STANDING + ")").params(scan.value(), scan.value()).query(Long.class).single();
	}

	/** How many edges of the scan begin or end at one of them. */
	public long countRelationships(ScanId scan) {
		return jdbc.sql("with false_one as materialized (select f.entity_id from " + STANDING + """
				) select count(distinct relationship_id) from facts.scan_relationship where scan_id = ?
				and (source_id in (table false_one) or target_id in (table false_one))""")
				.params(scan.value(), scan.value()).query(Long.class).single();
	}
}
