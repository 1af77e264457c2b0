package io.mirage.reporting;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.reporting.template.BlockReader;
import io.mirage.reporting.template.BuiltInTemplates;
import io.mirage.reporting.template.ReportTemplate;

/** The templates that come with Mirage, and an organisation's own. */
@Repository
class Templates {

	private final BuiltInTemplates builtIn;
	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final Clock clock;

	Templates(BuiltInTemplates builtIn, JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.builtIn = builtIn;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Built-in ones first, then own ones by name. */
	List<ReportTemplate> all(OrganisationId organisation) {
		List<ReportTemplate> all = new ArrayList<>(builtIn.all());
		all.addAll(jdbc.sql("select * from reporting.template where organisation_id = ? order by lower(name), id").param(organisation.value())
				.query((row, number) -> template(row.getObject("id", UUID.class), row.getString("name"), row.getString("description"),
						row.getString("blocks")))
				.list());
		return all;
	}

	/** @throws io.mirage.platform.web.ProblemException if the organisation has no such template */
	ReportTemplate get(String id, OrganisationId organisation) {
		return find(id, organisation).orElseThrow(() -> ReportProblem.UNKNOWN_TEMPLATE
				.because("There is no template '" + id + "'. Built in are " + builtIn.all().stream().map(ReportTemplate::id).toList() + "."));
	}

	Optional<ReportTemplate> find(String id, OrganisationId organisation) {
		return builtIn.find(id).or(() -> jdbc.sql("select * from reporting.template where id::text = ? and organisation_id = ?")
				.params(id, organisation.value())
				.query((row, number) -> template(row.getObject("id", UUID.class), row.getString("name"), row.getString("description"),
						row.getString("blocks")))
				.optional());
	}

	/** @param id of the one to replace; a new one has an id that nobody has */
	ReportTemplate store(UUID id, OrganisationId organisation, ReportTemplate template, String by) {
		try {
			jdbc.sql("""
					insert into reporting.template as t (id, organisation_id, name, description, blocks, updated_by, updated_at)
					values (?, ?, ?, ?, ?::jsonb, ?, ?)
					on conflict (id) do update set name = excluded.name, description = excluded.description, blocks = excluded.blocks,
						updated_by = excluded.updated_by, updated_at = excluded.updated_at
					where t.organisation_id = excluded.organisation_id""")
					.params(id, organisation.value(), template.name(), template.description(), json.writeValueAsString(template.blocks()), by,
							clock.instant().atOffset(ZoneOffset.UTC))
					.update();
		} catch (DuplicateKeyException taken) {
			throw ReportProblem.TEMPLATE_EXISTS.because("There is a template named '" + template.name() + "' already.");
		}
		return get(id.toString(), organisation);
	}

	UUID newId() {
		return Uuids.timeOrdered(clock.instant());
	}

	/** @return whether there was one */
	boolean delete(UUID id, OrganisationId organisation) {
		return jdbc.sql("delete from reporting.template where id = ? and organisation_id = ?").params(id, organisation.value()).update() == 1;
	}

	private ReportTemplate template(UUID id, String name, String description, String blocks) {
		return new ReportTemplate(id.toString(), name, description, false, BlockReader.read(json.readTree(blocks)).blocks());
	}
}
