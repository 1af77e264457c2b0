package io.mirage.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.web.PageQuery;
import io.mirage.platform.web.PlatformProblem;

@Repository
class Profiles {

	/** Column by the API's field name: the only texts that reach the order clause. */
	private static final Map<String, String> SORTS = Map.of("username", "lower(p.username)", "email", "lower(p.email)",
			"display_name", "lower(p.display_name)", "created_at", "p.created_at");

	private static final String SELECT = """
			select p.account_id, p.organisation_id, p.username, p.email, p.display_name, p.created_at,
				coalesce(s.roles, p.roles) as roles, coalesce(s.active, true) as active
			from users.profile p left join users.account_state s using (account_id) where p.organisation_id = ?""";

	private final JdbcClient database;

	Profiles(JdbcClient database) {
		this.database = database;
	}

	/** What auth says of the account replaces what was known of it. */
	void put(Profile profile) {
		database.sql("""
				insert into users.profile (account_id, organisation_id, username, email, display_name, roles, created_at)
				values (?, ?, ?, ?, ?, ?::text[], ?) on conflict (account_id) do update set
					username = excluded.username, email = excluded.email, display_name = excluded.display_name,
					roles = excluded.roles, created_at = least(profile.created_at, excluded.created_at)""")
				.params(profile.id().value(), profile.organisationId().value(), profile.username(), profile.email(),
						profile.displayName(), profile.roles().toArray(String[]::new), Timestamp.from(profile.createdAt()))
				.update();
	}

	/** The highest version stays. */
	void change(AccountId account, List<String> roles, boolean active, long version) {
		database.sql("""
				insert into users.account_state as s (account_id, roles, active, version) values (?, ?::text[], ?, ?)
				on conflict (account_id) do update set
					roles = excluded.roles, active = excluded.active, version = excluded.version
				where s.version < excluded.version""")
				.params(account.value(), roles.toArray(String[]::new), active, version).update();
	}

	boolean isErased(AccountId account) {
		return database.sql("select exists (select from users.erased_account where account_id = ?)").param(account.value())
				.query(Boolean.class).single();
	}

	/** With memberships and teams; for good, whatever is still announced of it. */
	void erase(AccountId account) {
		database.sql("insert into users.erased_account (account_id) values (?) on conflict do nothing").param(account.value()).update();
		database.sql("delete from users.profile where account_id = ?").param(account.value()).update();
		database.sql("delete from users.preference where account_id = ?").param(account.value()).update();
	}

	Optional<Profile> find(OrganisationId organisation, AccountId id) {
		return database.sql(SELECT + " and p.account_id = ?")
				.params(organisation.value(), id.value()).query(Profiles::read).optional();
	}

	List<Profile> page(OrganisationId organisation, PageQuery query) {
		String column = SORTS.get(query.sort() == null ? "username" : query.sort());
		if (column == null) {
			throw PlatformProblem.INVALID_INPUT.because("sort is '" + query.sort() + "', not one of "
					+ String.join(", ", SORTS.keySet().stream().sorted().toList()) + ".");
		}
		return database.sql((SELECT + " order by %s %s, account_id limit ? offset ?").formatted(column, query.ascending() ? "asc" : "desc"))
				.params(organisation.value(), query.limit(), query.offset()).query(Profiles::read).list();
	}

	long count(OrganisationId organisation) {
		return database.sql("select count(*) from users.profile where organisation_id = ?").param(organisation.value())
				.query(Long.class).single();
	}

	private static Profile read(ResultSet row, int number) throws SQLException {
		return new Profile(new AccountId(row.getObject("account_id", UUID.class)), row.getString("username"),
				row.getString("email"), row.getString("display_name"),
				new OrganisationId(row.getObject("organisation_id", UUID.class)),
				List.of((String[]) row.getArray("roles").getArray()), row.getTimestamp("created_at").toInstant(),
				row.getBoolean("active"));
	}
}
