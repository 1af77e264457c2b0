package io.mirage.reporting;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/** Scans of which all facts and findings are here. */
@Repository
class ReadyScans {

	private static final String READY = """
			select s.scan_id from facts.scan s join reporting.progress p using (scan_id)
			where s.organisation_id = :organisation and not s.forgotten and p.started and p.facts_complete and p.findings >= p.expected
			""";

	private final JdbcClient jdbc;

	ReadyScans(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<ScanId> newest(OrganisationId organisation) {
		return jdbc.sql(READY + "order by s.finished_at desc limit 1").param("organisation", organisation.value())
				.query(UUID.class).optional().map(ScanId::new);
	}

	/** @param target value of one of the scan's targets, absent for any */
	Optional<ScanId> newest(OrganisationId organisation, ProjectId project, @Nullable String target) {
		return jdbc.sql(READY + """
				and s.project_id = :project and (:target::text is null
					or exists (select from jsonb_array_elements(s.targets) t where t ->> 'value' = :target::text))
				order by s.finished_at desc limit 1""")
				.param("organisation", organisation.value()).param("project", project.value()).param("target", target)
				.query(UUID.class).optional().map(ScanId::new);
	}
}
