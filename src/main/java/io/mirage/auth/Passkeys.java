package io.mirage.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;

/** The public keys of people's devices. */
@Repository
class Passkeys {

	private final JdbcClient database;
	private final Clock clock;

	Passkeys(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * @param credentialId base64url
	 * @param attested id and public key, as the device wrote them
	 * @param signCount of its last signature
	 * @param backup whether its maker may copy it to other devices
	 */
	record Passkey(UUID id, AccountId accountId, String credentialId, byte[] attested, long signCount, boolean backup,
			List<String> transports, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

	/** @return empty if the device is known already, to whomever */
	Optional<Passkey> add(AccountId account, String name, PasskeyCeremony.Device device) {
		return database.sql("""
				insert into auth.passkey (id, account_id, credential_id, attested, sign_count, backup, transports, name, created_at)
				values (?, ?, ?, ?, ?, ?, ?::text[], ?, ?) on conflict do nothing returning *""")
				.params(Uuids.timeOrdered(clock.instant()), account.value(), device.credentialId(), device.attested(), device.signCount(),
						device.backup(), device.transports().toArray(String[]::new), name, Timestamp.from(clock.instant()))
				.query(Passkeys::read).optional();
	}

	/** The newest first. */
	List<Passkey> of(AccountId account) {
		return database.sql("select * from auth.passkey where account_id = ? order by created_at desc").param(account.value())
				.query(Passkeys::read).list();
	}

	Optional<Passkey> find(String credentialId) {
		return database.sql("select * from auth.passkey where credential_id = ?").param(credentialId).query(Passkeys::read).optional();
	}

	/** @return false if another signature with this count or a later one came first, which only a copy can make */
	boolean used(UUID id, long signCount) {
		return database.sql("update auth.passkey set sign_count = ?, last_used_at = ? where id = ? and (sign_count < ? or ? = 0 and sign_count = 0)")
				.params(signCount, Timestamp.from(clock.instant()), id, signCount, signCount).update() == 1;
	}

	/** @return false if the account has none like that */
	boolean remove(AccountId account, UUID id) {
		return database.sql("delete from auth.passkey where account_id = ? and id = ?").params(account.value(), id).update() == 1;
	}

	private static Passkey read(ResultSet row, int number) throws SQLException {
		Timestamp used = row.getTimestamp("last_used_at");
		return new Passkey(row.getObject("id", UUID.class), new AccountId(row.getObject("account_id", UUID.class)),
				row.getString("credential_id"), row.getBytes("attested"), row.getLong("sign_count"), row.getBoolean("backup"),
				List.of((String[]) row.getArray("transports").getArray()), row.getString("name"),
				row.getTimestamp("created_at").toInstant(), used == null ? null : used.toInstant());
	}
}
