package io.mirage.auth;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.web.PageQuery;

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

	Optional<Account> find(OrganisationId organisation, AccountId id) {
		return database.sql("select * from auth.account where organisation_id = ? and id = ? and erased_at is null")
				.params(organisation.value(), id.value()).query(Accounts::read).optional();
	}

	/** By username. */
	List<Account> page(OrganisationId organisation, PageQuery query) {
		return database.sql("select * from auth.account where organisation_id = ? and erased_at is null order by lower(username) limit ? offset ?")
				.params(organisation.value(), query.limit(), query.offset()).query(Accounts::read).list();
	}

	long count(OrganisationId organisation) {
		return database.sql("select count(*) from auth.account where organisation_id = ? and erased_at is null").param(organisation.value())
				.query(Long.class).single();
	}

	/** Upper and lower case are the same. */
	Optional<Account> findByUsername(String username) {
		return database.sql("select * from auth.account where lower(username) = lower(?)").param(username)
				.query(Accounts::read).optional();
	}

	/** The longest-standing administrator. */
	Optional<Account> findAdministrator() {
		return database.sql("select * from auth.account where 'admin' = any(roles) and active and kind = 'person' order by created_at, id limit 1")
				.query(Accounts::read).optional();
	}

	/** People whose address somebody has shown to be theirs; upper and lower case are the same. */
	List<Account> findByVerifiedEmail(OrganisationId organisation, String email) {
		return database.sql("""
				select * from auth.account where organisation_id = ? and lower(email) = lower(?) and email_verified_at is not null
					and kind = 'person'""").params(organisation.value(), email).query(Accounts::read).list();
	}

	/** By username or address; upper and lower case are the same. Several may share an address, a few of them are found. */
	List<Account> findByLogin(String login) {
		return database.sql("select * from auth.account where lower(username) = lower(?) or lower(email) = lower(?) order by id limit 5")
				.params(login, login).query(Accounts::read).list();
	}

	/** The address belongs to whoever owns the account, as of now. */
	void emailVerified(AccountId id) {
		database.sql("update auth.account set email_verified_at = ? where id = ?")
				.params(Timestamp.from(clock.instant()), id.value()).update();
	}

	/** By username. */
	List<Account> findActive(OrganisationId organisation) {
		return database.sql("select * from auth.account where organisation_id = ? and active order by lower(username)")
				.param(organisation.value()).query(Accounts::read).list();
	}

	boolean isEmailVerified(AccountId id) {
		return database.sql("select email_verified_at is not null from auth.account where id = ?").param(id.value()).query(Boolean.class)
				.single();
	}

	/** Another address counts as nobody's again. */
	Account describe(AccountId id, String displayName, String email) {
		return database.sql("""
				update auth.account set display_name = ?, email_verified_at = case when lower(email) = lower(?) then email_verified_at end,
					email = ? where id = ? returning *""")
				.params(displayName, email, email, id.value()).query(Accounts::read).single();
	}

	List<Account> findByRole(OrganisationId organisation, String role) {
		return database.sql("select * from auth.account where organisation_id = ? and ? = any(roles) order by id")
				.params(organisation.value(), role).query(Accounts::read).list();
	}

	List<Account> findAll() {
		return database.sql("select * from auth.account where erased_at is null order by id").query(Accounts::read).list();
	}

	/** @return false if somebody has that username already; nothing changes then */
	boolean add(Account account) {
		Timestamp now = Timestamp.from(clock.instant());
		return database.sql("""
				insert into auth.account (id, username, email, display_name, organisation_id, roles, password_hash,
					must_change_password, kind, created_at, password_changed_at)
				values (?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?) on conflict do nothing""")
				.params(account.id().value(), account.username(), account.email(), account.displayName(),
						account.organisationId().value(), account.roles().toArray(String[]::new), account.passwordHash(),
						account.mustChangePassword(), account.kind().name().toLowerCase(Locale.ROOT), now, now)
				.update() == 1;
	}

	/**
	 * What the account may do from now on; tokens made for it before count no more.
	 *
	 * @return the account as it is now
	 */
	Account change(AccountId id, List<String> roles, boolean active) {
		return database.sql("update auth.account set roles = ?::text[], active = ?, version = version + 1 where id = ? returning *")
				.params(roles.toArray(String[]::new), active, id.value()).query(Accounts::read).single();
	}

	/** Locks them until the transaction ends, so that of two administrators who remove each other one stays. */
	List<AccountId> lockAdministrators(OrganisationId organisation) {
		return database.sql("""
				select id from auth.account where organisation_id = ? and 'admin' = any(roles) and active and kind = 'person'
				order by id for update""").param(organisation.value())
				.query((row, number) -> new AccountId(row.getObject("id", UUID.class))).list();
	}

	/** Those whose state has ever changed. */
	List<Account> findChanged() {
		return database.sql("select * from auth.account where version > 0 order by id").query(Accounts::read).list();
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
				List.of((String[]) roles.getArray()), row.getString("password_hash"), row.getBoolean("must_change_password"),
				row.getBoolean("active"), row.getLong("version"), Account.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)));
	}
}
