package io.mirage.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.platform.web.PageQuery;

/** Reports without their content. */
@Repository
class Reports {

	private static final TypeReference<Map<String, Long>> SIZES = new TypeReference<>() {};
	private static final Map<String, String> ORDERS = Map.of("created_at", "created_at", "title", "title");

	private static final String SELECT = """
			select r.*, p.done, p.total, p.step from reporting.report r left join reporting.report_progress p on p.report_id = r.id
			""";

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Reports(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** @param state waiting or ready */
	Report insert(Draft draft, ReportState state) {
		return jdbc.sql("""
				insert into reporting.report
					(id, organisation_id, scan_id, project_id, title, template, version, state, formats, ordered_by, sizes, created_at)
				select :id, :organisation, :scan, :project, :title, :template, 1 + coalesce(max(version), 0), :state, :formats, :by, '{}', :at
				from reporting.report where scan_id = :scan and template = :template
				returning *, null::integer as done, null::integer as total, null::text as step""")
				.param("id", draft.id().value()).param("organisation", draft.scan().organisationId().value())
				.param("scan", draft.scan().scanId().value()).param("project", draft.scan().projectId().value())
				.param("title", StorableText.of(draft.title())).param("template", draft.template()).param("state", state.label())
				.param("formats", draft.formats().stream().map(ReportFormat::label).toArray(String[]::new)).param("by", draft.orderedBy())
				.param("at", draft.at().atOffset(ZoneOffset.UTC)).query((row, number) -> report(row)).single();
	}

	/** What is known of a report before it is written. @param orderedBy absent for those that nobody asked for */
	record Draft(ReportId id, FactScan scan, String title, String template, List<ReportFormat> formats, @Nullable String orderedBy, Instant at) {}

	void setReady(ReportId id, Map<String, Long> sizes) {
		jdbc.sql("update reporting.report set sizes = ?::jsonb, state = 'ready' where id = ?")
				.params(json.writeValueAsString(sizes), id.value()).update();
	}

	void setFailed(ReportId id, String error) {
		jdbc.sql("update reporting.report set state = 'failed', error = ? where id = ?").params(StorableText.of(error), id.value()).update();
	}

	/** @param scan absent for all scans */
	List<Report> page(OrganisationId organisation, @Nullable ScanId scan, PageQuery query) {
		Map<String, @Nullable Object> parameters = parameters(organisation, scan);
		parameters.put("limit", query.limit());
		parameters.put("offset", query.offset());
		return jdbc.sql(SELECT + "where " + condition(scan) + " order by " + order(query)
				+ ", id limit :limit offset :offset").params(parameters).query((row, number) -> report(row)).list();
	}

	long count(OrganisationId organisation, @Nullable ScanId scan) {
		return jdbc.sql("select count(*) from reporting.report r where " + condition(scan)).params(parameters(organisation, scan))
				.query(Long.class).single();
	}

	Optional<Report> find(ReportId id, OrganisationId organisation) {
		return jdbc.sql(SELECT + "where r.id = ? and r.organisation_id = ?")
				.params(id.value(), organisation.value()).query((row, number) -> report(row)).optional();
	}

	/** Of whatever organisation: for those who have been told to deal with it. */
	Optional<Report> find(ReportId id) {
		return jdbc.sql(SELECT + "where r.id = ?").param(id.value()).query((row, number) -> report(row)).optional();
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
		return "r.organisation_id = :organisation" + (scan == null ? "" : " and r.scan_id = :scan");
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
		ReportState state = ReportState.of(row.getString("state"));
		Report.@Nullable WritingProgress progress = row.getString("step") == null || state != ReportState.WAITING ? null
				: new Report.WritingProgress(row.getInt("done"), row.getInt("total"), row.getString("step"));
		return new Report(new ReportId(row.getObject("id", UUID.class)), new ScanId(row.getObject("scan_id", UUID.class)),
				new ProjectId(row.getObject("project_id", UUID.class)), row.getString("title"), row.getString("template"),
				row.getInt("version"), progress == null ? state : ReportState.WRITING,
				List.of((String[]) row.getArray("formats").getArray()),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), json.readValue(row.getString("sizes"), SIZES),
				progress, row.getString("error"));
	}
}
