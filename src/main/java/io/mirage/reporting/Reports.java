package io.mirage.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.reporting.ReportId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.platform.web.PageQuery;

/** Written reports without their content. */
@Repository
class Reports {

	private static final TypeReference<Map<String, Long>> SIZES = new TypeReference<>() {};
	private static final Map<String, String> ORDERS = Map.of("created_at", "created_at", "title", "title");

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Reports(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	void insert(Report report, OrganisationId organisation) {
		jdbc.sql("""
				insert into reporting.report (id, organisation_id, scan_id, project_id, title, sizes, created_at)
				values (?, ?, ?, ?, ?, ?::jsonb, ?)""")
				.params(report.id().value(), organisation.value(), report.scanId().value(), report.projectId().value(),
						StorableText.of(report.title()), json.writeValueAsString(report.sizes()),
						report.createdAt().atOffset(ZoneOffset.UTC))
				.update();
	}

	void setSizes(ReportId id, Map<String, Long> sizes) {
		jdbc.sql("update reporting.report set sizes = ?::jsonb where id = ?").params(json.writeValueAsString(sizes), id.value())
				.update();
	}

	/** @param scan absent for all scans */
	List<Report> page(OrganisationId organisation, @Nullable ScanId scan, PageQuery query) {
		Map<String, @Nullable Object> parameters = parameters(organisation, scan);
		parameters.put("limit", query.limit());
		parameters.put("offset", query.offset());
		return jdbc.sql("select * from reporting.report where " + condition(scan) + " order by " + order(query)
				+ ", id limit :limit offset :offset").params(parameters).query((row, number) -> report(row)).list();
	}

	long count(OrganisationId organisation, @Nullable ScanId scan) {
		return jdbc.sql("select count(*) from reporting.report where " + condition(scan)).params(parameters(organisation, scan))
				.query(Long.class).single();
	}

	Optional<Report> find(ReportId id, OrganisationId organisation) {
		return jdbc.sql("select * from reporting.report where id = ? and organisation_id = ?")
				.params(id.value(), organisation.value()).query((row, number) -> report(row)).optional();
	}

	/** @return whether there was one */
	boolean delete(ReportId id, OrganisationId organisation) {
		return jdbc.sql("delete from reporting.report where id = ? and organisation_id = ?")
				.params(id.value(), organisation.value()).update() == 1;
	}

	void deleteOf(ScanId scan) {
		jdbc.sql("delete from reporting.report where scan_id = ?").param(scan.value()).update();
	}

	private static String condition(@Nullable ScanId scan) {
		return "organisation_id = :organisation" + (scan == null ? "" : " and scan_id = :scan");
	}

	private static Map<String, @Nullable Object> parameters(OrganisationId organisation, @Nullable ScanId scan) {
		Map<String, @Nullable Object> parameters = new HashMap<>();
		parameters.put("organisation", organisation.value());
		if (scan != null) {
			parameters.put("scan", scan.value());
		}
		return parameters;
	}

	private static String order(PageQuery query) {
		if (query.sort() == null) {
			return "created_at desc";
		}
		String column = ORDERS.get(query.sort());
		if (column == null) {
			throw ReportProblem.UNKNOWN_ORDER.because("sort is '" + query.sort() + "', not created_at or title.");
		}
		return column + (query.ascending() ? " asc" : " desc");
	}

	private Report report(ResultSet row) throws SQLException {
		return new Report(new ReportId(row.getObject("id", UUID.class)), new ScanId(row.getObject("scan_id", UUID.class)),
				new ProjectId(row.getObject("project_id", UUID.class)), row.getString("title"), ReportFormat.labels(),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), json.readValue(row.getString("sizes"), SIZES));
	}
}
