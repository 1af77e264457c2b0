package io.mirage.storage;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.storage.EntityView.Count;
import io.mirage.storage.query.Completion;
import io.mirage.storage.query.Field;

/** The names that this organisation's facts use, most frequent first. */
@Repository
class Vocabulary {

	/** Looking at all facts takes seconds, and somebody is typing: what was seen last says enough. */
	private static final int LOOKED_AT = 5000;
	private static final int OPTIONS = 50;

	private final JdbcClient jdbc;

	Vocabulary(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Empty for fields whose values are not names. */
	List<Count> names(OrganisationId organisation, Field field, String beginning) {
		return switch (field) {
			case TAG -> used(organisation, "unnest(e.tags)", "", beginning);
			case SOURCE -> used(organisation, "unnest(e.collectors)", "", beginning);
			case ATTRIBUTE -> used(organisation, "jsonb_object_keys(e.attributes)", Field.ATTRIBUTE.label(), beginning);
			case RULE -> rules(organisation, beginning);
			default -> List.of();
		};
	}

	/** What to put in the place of what is typed: names of the store, then those that are the same everywhere. */
	List<Completion.Option> options(OrganisationId organisation, Completion completion) {
		Field field = completion.field() != null ? completion.field()
				: completion.typed().startsWith(Field.ATTRIBUTE.label()) ? Field.ATTRIBUTE : null;
		if (field == null || field == Field.ATTRIBUTE && completion.field() != null) {
			return completion.options();
		}
		List<Completion.Option> known = names(organisation, field, completion.typed()).stream()
				.map(name -> new Completion.Option(name.value() + (field == Field.ATTRIBUTE ? ":" : ""), "seen " + name.count() + " times"))
				.toList();
		return known.isEmpty() ? completion.options() : known;
	}

	private List<Count> used(OrganisationId organisation, String names, String prefix, String beginning) {
		return jdbc.sql("""
				select :prefix || name as value, count(*) as count from (select * from storage.entity
					where organisation_id = :organisation order by coalesce(last_seen, known_since) desc limit :sample) e,
					%s as name
				where :prefix || name ilike :beginning group by 1 order by 2 desc, 1 limit :limit""".formatted(names))
				.param("prefix", prefix).param("organisation", organisation.value()).param("sample", LOOKED_AT)
				.param("beginning", Like.exactly(beginning) + "%").param("limit", OPTIONS).query(Count.class).list();
	}

	private List<Count> rules(OrganisationId organisation, String beginning) {
		return jdbc.sql("""
				select rule_id as value, count(*) as count from storage.finding_entity
				where organisation_id = ? and open and rule_id ilike ? group by 1 order by 2 desc, 1 limit ?""")
				.params(organisation.value(), Like.exactly(beginning) + "%", OPTIONS).query(Count.class).list();
	}
}
