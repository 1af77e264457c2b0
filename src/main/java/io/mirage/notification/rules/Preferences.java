package io.mirage.notification.rules;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

/** Everybody's preferences. */
@Repository
class Preferences {

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Preferences(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** {@link NewsPreference#NONE} if nothing was ever said. */
	NewsPreference find(OrganisationId organisation, AccountId account) {
		return jdbc.sql("select content from notification.preference where organisation_id = ? and account_id = ?")
				.params(organisation.value(), account.value()).query(String.class).optional()
				.map(content -> json.readValue(content, NewsPreference.class)).orElse(NewsPreference.NONE);
	}

	void put(OrganisationId organisation, AccountId account, NewsPreference preference) {
		jdbc.sql("""
				insert into notification.preference (organisation_id, account_id, content) values (?, ?, ?)
				on conflict (account_id, organisation_id) do update set content = excluded.content""")
				.params(organisation.value(), account.value(), json.writeValueAsString(preference)).update();
	}

	void deleteOf(AccountId account) {
		jdbc.sql("delete from notification.preference where account_id = ?").param(account.value()).update();
	}
}
