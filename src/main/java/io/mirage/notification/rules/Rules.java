package io.mirage.notification.rules;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.notification.rules.Rule.Content;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.security.Caller;
import io.mirage.platform.web.PageQuery;

/** The rules of all organisations. */
@Repository
class Rules {

	private static final String SELECT = """
			select r.*, array(select channel_id from notification.rule_channel c where c.rule_id = r.id and not escalation order by 1) channels,
				array(select channel_id from notification.rule_channel c where c.rule_id = r.id and escalation order by 1) others
			from notification.rule r where organisation_id = :organisation\s""";
	private static final String SEEN = "and (account_id is null or account_id = :account) ";

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Rules(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
	@Transactional
	public void add(Rule rule) {
		AccountId owner = rule.owner();
		jdbc.sql("""
				insert into notification.rule (id, organisation_id, account_id, name, enabled, content, created_at, updated_at)
				values (?, ?, ?, ?, ?, ?, ?, ?)""")
				.params(Arrays.asList(rule.id(), rule.organisationId().value(), owner == null ? null : owner.value(), rule.name(), rule.enabled(),
						json.writeValueAsString(rule.content()), rule.createdAt().atOffset(ZoneOffset.UTC), rule.updatedAt().atOffset(ZoneOffset.UTC)))
				.update();
		connect(rule);
	}

	/** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
	@Transactional
	public void change(Rule rule) {
		jdbc.sql("update notification.rule set name = ?, enabled = ?, content = ?, updated_at = ? where id = ?")
				.params(rule.name(), rule.enabled(), json.writeValueAsString(rule.content()), rule.updatedAt().atOffset(ZoneOffset.UTC), rule.id())
				.update();
		jdbc.sql("delete from notification.rule_channel where rule_id = ?").param(rule.id()).update();
		connect(rule);
	}

	private void connect(Rule rule) {
		connect(rule.id(), rule.channels(), false);
		connect(rule.id(), rule.escalationChannels(), true);
	}

	private void connect(UUID rule, List<UUID> channels, boolean escalation) {
		jdbc.sql("insert into notification.rule_channel (rule_id, channel_id, escalation) select ?, *, ? from unnest(?) on conflict do nothing")
				.params(rule, escalation, Columns.uuids(channels, id -> id)).update();
	}

	void delete(UUID id) {
		jdbc.sql("delete from notification.rule where id = ?").param(id).update();
	}

	void deleteOf(AccountId account) {
		jdbc.sql("delete from notification.rule where account_id = ?").param(account.value()).update();
	}

	/** The organisation's and the caller's own. */
	Optional<Rule> find(UUID id, Caller caller) {
		return seen(SELECT + SEEN + "and id = :id", caller).param("id", id).query(this::rule).optional();
	}

	/** By name. */
	List<Rule> page(Caller caller, PageQuery page) {
		return seen(SELECT + SEEN + "order by name, id limit :limit offset :offset", caller)
				.param("limit", page.limit()).param("offset", page.offset()).query(this::rule).list();
	}

	long count(Caller caller) {
		return seen("select count(*) from notification.rule where organisation_id = :organisation " + SEEN, caller).query(Long.class).single();
	}

	/** Those that count: switched on, and nobody's own who may not sign in any more. */
	List<Rule> active(OrganisationId organisation) {
		return jdbc.sql(SELECT + """
				and enabled and not exists (select 1 from notification.account a where a.account_id = r.account_id and not a.active)""")
				.param("organisation", organisation.value()).query(this::rule).list();
	}

	private JdbcClient.StatementSpec seen(String sql, Caller caller) {
		return jdbc.sql(sql).param("organisation", caller.organisationId().value()).param("account", caller.accountId().value());
	}

	private Rule rule(ResultSet row, int number) throws SQLException {
		@Nullable UUID owner = row.getObject("account_id", UUID.class);
		return new Rule(row.getObject("id", UUID.class), new OrganisationId(row.getObject("organisation_id", UUID.class)),
				owner == null ? null : new AccountId(owner), row.getString("name"), row.getBoolean("enabled"),
				json.readValue(row.getString("content"), Content.class), ids(row.getArray("channels")), ids(row.getArray("others")),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getObject("updated_at", OffsetDateTime.class).toInstant());
	}

	private static List<UUID> ids(Array array) throws SQLException {
		return List.of((UUID[]) array.getArray());
	}
}
