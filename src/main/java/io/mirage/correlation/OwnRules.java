package io.mirage.correlation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.correlation.RuleEntry.Origin;
import io.mirage.correlation.rules.Rule;
import io.mirage.correlation.rules.RuleFileException;
import io.mirage.correlation.rules.RuleReader;
import io.mirage.events.OrganisationId;
import io.mirage.platform.security.Caller;

/** The rules that organisations wrote themselves. Every question names the organisation. */
@Repository
class OwnRules {

	private static final Logger LOG = LoggerFactory.getLogger(OwnRules.class);

	private record Stored(String id, String text) {}

	private final JdbcClient jdbc;
	private final Clock clock;
	/** By text: reading a rule takes a millisecond, and every scan needs all of them. */
	private final Cache<String, Rule> read = Caffeine.newBuilder().maximumSize(2000).build();

	OwnRules(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** By id. One that an earlier version accepted and this one does not understand is told and left out. */
	List<RuleEntry> of(OrganisationId organisation) {
		List<RuleEntry> rules = new ArrayList<>();
		for (Stored stored : jdbc.sql("select id, text from correlation.own_rule where organisation_id = ? order by id")
				.param(organisation.value()).query(Stored.class).list()) {
			try {
				rules.add(new RuleEntry(read.get(stored.text(), text -> RuleReader.readOwn(stored.id(), text)), Origin.OWN, stored.text()));
			} catch (RuleFileException wrong) {
				LOG.warn("A rule of organisation {} does not run: {}", organisation, wrong.getMessage());
			}
		}
		return rules;
	}

	/** @return whether it is new */
	boolean store(Caller caller, String id, String text) {
		return jdbc.sql("""
				insert into correlation.own_rule (organisation_id, id, text, updated_by, updated_at) values (?, ?, ?, ?, ?)
				on conflict (organisation_id, id) do update set text = excluded.text, updated_by = excluded.updated_by,
					updated_at = excluded.updated_at
				returning xmax = 0""")
				.params(caller.organisationId().value(), id, text, caller.username(), clock.instant().atOffset(ZoneOffset.UTC))
				.query(Boolean.class).single();
	}

	/** @return false if the organisation has no such rule */
	boolean delete(OrganisationId organisation, String id) {
		return jdbc.sql("delete from correlation.own_rule where organisation_id = ? and id = ?").params(organisation.value(), id)
				.update() == 1;
	}
}
