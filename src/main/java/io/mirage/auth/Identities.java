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

import io.mirage.auth.federation.ExternalPerson;
import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;

/** Which account somebody opens whom another system vouches for. */
@Repository
class Identities {

	private final JdbcClient database;
	private final Clock clock;

	Identities(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * @param source id of the provider or directory
	 * @param provisioned whether the account was made for it
	 * @param display what the source calls them
	 */
	record Identity(UUID id, String source, AccountId accountId, boolean provisioned, String display, Instant linkedAt,
			@Nullable Instant lastUsedAt) {}

	/** Until the transaction ends, nobody else decides about the same person. */
	void lock(ExternalPerson person) {
		database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param(person.source() + "\n" + person.subject())
				.query((row, number) -> true).single();
	}

	Optional<Identity> find(ExternalPerson person) {
		return database.sql("select * from auth.federated_identity where source = ? and subject = ?")
				.params(person.source(), person.subject()).query(Identities::read).optional();
	}

	void add(ExternalPerson person, AccountId account, boolean provisioned) {
		Timestamp now = Timestamp.from(clock.instant());
		database.sql("""
				insert into auth.federated_identity (id, source, subject, account_id, provisioned, display, linked_at)
				values (?, ?, ?, ?, ?, ?, ?)""")
				.params(Uuids.timeOrdered(clock.instant()), person.source(), person.subject(), account.value(), provisioned,
						person.username(), now).update();
	}

	void used(ExternalPerson person) {
		database.sql("update auth.federated_identity set last_used_at = ?, display = ? where source = ? and subject = ?")
				.params(Timestamp.from(clock.instant()), person.username(), person.source(), person.subject()).update();
	}

	/** The oldest first. */
	List<Identity> of(AccountId account) {
		return database.sql("select * from auth.federated_identity where account_id = ? order by linked_at, id")
				.param(account.value()).query(Identities::read).list();
	}

	/** Whether the owner signs in with a password kept here; who was made for another system knows none. */
	boolean hasOwnPassword(AccountId account) {
		return of(account).stream().noneMatch(Identity::provisioned);
	}

	void remove(UUID id) {
		database.sql("delete from auth.federated_identity where id = ?").param(id).update();
	}

	private static Identity read(ResultSet row, int number) throws SQLException {
		Timestamp used = row.getTimestamp("last_used_at");
		return new Identity(row.getObject("id", UUID.class), row.getString("source"),
				new AccountId(row.getObject("account_id", UUID.class)), row.getBoolean("provisioned"), row.getString("display"),
				row.getTimestamp("linked_at").toInstant(), used == null ? null : used.toInstant());
	}
}
