package io.mirage.auth;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

@Repository
class Accounts {

	private final JdbcClient database;
	private final Clock clock;

	Accounts(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	Optional<Account> findById(AccountId id) {
		return database.sql("select * from auth.account where id = ?").param(id.value()).query(Accounts::read).optional();
	}

	/** Upper and lower case are the same. */
	Optional<Account> findByUsername(String username) {
		return database.sql("select * from auth.account where lower(username) = lower(?)").param(username)
				.query(Accounts::read).optional();
	}

	/** The longest-standing administrator. */
	Optional<Account> findAdministrator() {
		return database.sql("select * from auth.account where 'admin' = any(roles) order by created_at, id limit 1")
				.query(Accounts::read).optional();
	}

	List<Account> findAll() {
		return database.sql("select * from auth.account order by id").query(Accounts::read).list();
	}

	/** @return false if somebody has that username already; nothing changes then */
	boolean add(Account account) {
		Timestamp now = Timestamp.from(clock.instant());
		return database.sql("""
				insert into auth.account (id, username, email, display_name, organisation_id, roles, password_hash,
					must_change_password, created_at, password_changed_at)
				values (?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?) on conflict do nothing""")
				.params(account.id().value(), account.username(), account.email(), account.displayName(),
						account.organisationId().value(), account.roles().toArray(String[]::new), account.passwordHash(),
						account.mustChangePassword(), now, now)
				.update() == 1;
	}

	/** A password somebody chose: no further change is asked of them. */
	void changePassword(AccountId id, String passwordHash) {
		database.sql("""
				update auth.account set password_hash = ?, must_change_password = false, password_changed_at = ?
				where id = ?""").params(passwordHash, Timestamp.from(clock.instant()), id.value()).update();
	}

	private static Account read(ResultSet row, int number) throws SQLException {
		Array roles = row.getArray("roles");
		return new Account(new AccountId(row.getObject("id", UUID.class)), row.getString("username"), row.getString("email"),
				row.getString("display_name"), new OrganisationId(row.getObject("organisation_id", UUID.class)),
				List.of((String[]) roles.getArray()), row.getString("password_hash"), row.getBoolean("must_change_password"));
	}
}
