package io.mirage.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.events.auth.ApiKeyPublished;
import io.mirage.events.platform.ApiKeysUsed;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.secrets.Sha256;
import io.mirage.platform.security.Permission;

/** Issues and revokes keys, and announces every change to the processes that verify them. */
@Repository
class ApiKeys {

	private static final String START = "mk_";
	private static final int READABLE = 10;

	private final JdbcClient database;
	private final ApplicationEventPublisher events;
	private final Roles roles;
	private final SecurityLog log;
	private final Clock clock;

	ApiKeys(JdbcClient database, ApplicationEventPublisher events, Roles roles, SecurityLog log, Clock clock) {
		this.database = database;
		this.roles = roles;
		this.events = events;
		this.log = log;
		this.clock = clock;
	}

	/** @param secret the whole key; shown once and nowhere kept */
	record Issued(ApiKey key, String secret) {}

	@Transactional
	public Issued issue(Account owner, String name, Collection<Permission> permissions, @Nullable Instant expiresAt) {
		String secret = START + DataFolder.randomSecret();
		ApiKey key = new ApiKey(Uuids.timeOrdered(clock.instant()), owner.id(), name, secret.substring(0, READABLE),
				Permission.ids(permissions), clock.instant(), expiresAt, null, false);
		database.sql("""
				insert into auth.api_key (id, account_id, name, prefix, hash, permissions, created_at, expires_at)
				values (?, ?, ?, ?, ?, ?::text[], ?, ?)""")
				.param(key.id()).param(owner.id().value()).param(name).param(key.prefix()).param(Sha256.base64Url(secret))
				.param(key.permissions().toArray(String[]::new)).param(Timestamp.from(key.createdAt()))
				.param(expiresAt == null ? null : Timestamp.from(expiresAt)).update();
		announce("k.id = ?", key.id());
		log.note(SecurityLog.Incident.KEY_ISSUED, owner, key.prefix() + "… with " + String.join(" ", key.permissions()));
		return new Issued(key, secret);
	}

	/** Those that are not revoked, the newest first. */
	List<ApiKey> of(AccountId account) {
		return database.sql("select * from auth.api_key where account_id = ? and revoked_at is null order by created_at desc")
				.param(account.value()).query(ApiKeys::read).list();
	}

	long countOf(AccountId account) {
		return database.sql("select count(*) from auth.api_key where account_id = ? and revoked_at is null").param(account.value())
				.query(Long.class).single();
	}

	/** @return false if the account has no such key, or it was revoked already */
	@Transactional
	public boolean revoke(AccountId account, UUID id) {
		boolean revoked = database.sql("""
				update auth.api_key set revoked_at = ?, version = version + 1
				where id = ? and account_id = ? and revoked_at is null""")
				.params(Timestamp.from(clock.instant()), id, account.value()).update() == 1;
		if (revoked) {
			announce("k.id = ?", id);
			log.note(SecurityLog.Incident.KEY_REVOKED, account, id.toString());
		}
		return revoked;
	}

	/** Their account may do something else now, so they open something else. */
	@Transactional
	public void accountChanged(AccountId account) {
		database.sql("update auth.api_key set version = version + 1 where account_id = ?").param(account.value()).update();
		announce("k.account_id = ?", account.value());
	}

	@Transactional
	public void announceAll() {
		announce("true");
	}

	/** Idempotent: the latest use stays. */
	@ApplicationModuleListener
	void on(ApiKeysUsed event) {
		event.lastUsed().forEach((key, at) -> database
				.sql("update auth.api_key set last_used_at = greatest(last_used_at, ?) where id = ?")
				.params(Timestamp.from(at), key).update());
	}

	private void announce(String which, Object... parameters) {
		database.sql("select k.*, a.username, a.roles, a.organisation_id from auth.api_key k "
				+ "join auth.account a on a.id = k.account_id where " + which)
				.params(parameters).query(this::publication).list().forEach(events::publishEvent);
	}

	/** A key opens nothing that its account may not, so a demoted owner's keys are demoted with them. */
	private ApiKeyPublished publication(ResultSet row, int number) throws SQLException {
		ApiKey key = read(row, number);
		List<String> held = List.of((String[]) row.getArray("roles").getArray());
		OrganisationId organisation = new OrganisationId(row.getObject("organisation_id", UUID.class));
		Set<Permission> allowed = roles.permissionsOf(organisation, held);
		List<Permission> effective = Permission.known(key.permissions()).stream().filter(allowed::contains).toList();
		return new ApiKeyPublished(
				EventHeader.of(key.id(), organisation, clock), key.id(),
				key.accountId(), row.getString("username"), row.getString("hash"), held, Permission.ids(effective), key.expiresAt(),
				key.revoked(), row.getLong("version"));
	}

	private static ApiKey read(ResultSet row, int number) throws SQLException {
		return new ApiKey(row.getObject("id", UUID.class), new AccountId(row.getObject("account_id", UUID.class)),
				row.getString("name"), row.getString("prefix"), List.of((String[]) row.getArray("permissions").getArray()),
				row.getTimestamp("created_at").toInstant(), instant(row, "expires_at"), instant(row, "last_used_at"),
				row.getTimestamp("revoked_at") != null);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp value = row.getTimestamp(column);
		return value == null ? null : value.toInstant();
	}
}
