package io.mirage.integration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.web.PageQuery;

/** The exports of all organisations; content is kept in the database, since processes share no folder. */
@Repository
class Exports {

	private static final String MATCHES =
			" from integration.export where organisation_id = :organisation and (cast(:scan as uuid) is null or scan_id = :scan) ";

	private final JdbcClient jdbc;

	Exports(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Before its content; {@link #seal} completes it in the same transaction. */
	void begin(Export export) {
		jdbc.sql("""
				insert into integration.export (id, organisation_id, project_id, scan_id, format, lines, bytes, sha256, created_at)
				values (?, ?, ?, ?, ?, 0, 0, '', ?)""")
				.params(export.id(), export.organisationId().value(), export.projectId().value(), export.scanId().value(),
						export.format(), export.createdAt().atOffset(ZoneOffset.UTC))
				.update();
	}

	void seal(Export export) {
		jdbc.sql("update integration.export set lines = ?, bytes = ?, sha256 = ? where id = ?")
				.params(export.lines(), export.bytes(), export.sha256(), export.id()).update();
	}

	void addChunk(UUID export, int number, byte[] content) {
		jdbc.sql("insert into integration.chunk (export_id, number, content) values (?, ?, ?)")
				.params(export, number, content).update();
	}

	/** @param number from 0; empty after the last one */
	Optional<byte[]> findChunk(UUID export, int number) {
		return jdbc.sql("select content from integration.chunk where export_id = ? and number = ?")
				.params(export, number).query((row, line) -> row.getBytes("content")).optional();
	}

	Optional<Export> find(UUID id, OrganisationId organisation) {
		return jdbc.sql("select * from integration.export where id = ? and organisation_id = ?")
				.params(id, organisation.value()).query(Exports::export).optional();
	}

	/** The newest first. @param scan absent for all */
	List<Export> page(OrganisationId organisation, @Nullable ScanId scan, PageQuery page) {
		return jdbc.sql("select *" + MATCHES + "order by created_at desc, id desc limit :limit offset :offset")
				.param("organisation", organisation.value()).param("scan", scan == null ? null : scan.value())
				.param("limit", page.limit()).param("offset", page.offset()).query(Exports::export).list();
	}

	long count(OrganisationId organisation, @Nullable ScanId scan) {
		return jdbc.sql("select count(*)" + MATCHES).param("organisation", organisation.value())
				.param("scan", scan == null ? null : scan.value()).query(Long.class).single();
	}

	void forget(ScanId scan) {
		jdbc.sql("delete from integration.export where scan_id = ?").param(scan.value()).update();
	}

	private static Export export(ResultSet row, int number) throws SQLException {
		return new Export(row.getObject("id", UUID.class), new OrganisationId(row.getObject("organisation_id", UUID.class)),
				new ProjectId(row.getObject("project_id", UUID.class)), new ScanId(row.getObject("scan_id", UUID.class)),
				row.getString("format"), row.getLong("lines"), row.getLong("bytes"), row.getString("sha256"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}
}
