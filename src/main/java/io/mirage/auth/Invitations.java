package io.mirage.auth;

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
import io.mirage.platform.secrets.Sha256;

@Repository
class Invitations {

	private static final String OPEN = " accepted_at is null and revoked_at is null and expires_at > ?";

	private final JdbcClient database;
	private final Clock clock;

	Invitations(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	void add(Invitation invitation, String token) {
		database.sql("""
				insert into auth.invitation (id, organisation_id, email, roles, token_hash, invited_by, created_at, expires_at)
				values (?, ?, ?, ?::text[], ?, ?, ?, ?)""")
				.params(invitation.id(), invitation.organisationId().value(), invitation.email(),
						invitation.roles().toArray(String[]::new), Sha256.base64Url(token), invitation.invitedBy(),
						Timestamp.from(invitation.createdAt()), Timestamp.from(invitation.expiresAt()))
				.update();
	}

	/** Those nobody has accepted yet, the newest first. */
	List<Invitation> open(OrganisationId organisation) {
		return database.sql("select * from auth.invitation where organisation_id = ? and" + OPEN + " order by created_at desc")
				.params(organisation.value(), now()).query(Invitations::read).list();
	}

	/** @return empty if there is no such token, or it is used, revoked or too old */
	Optional<Invitation> find(String token) {
		return database.sql("select * from auth.invitation where token_hash = ? and" + OPEN)
				.params(Sha256.base64Url(token), now()).query(Invitations::read).optional();
	}

	/** @return false if somebody else was faster */
	boolean accept(UUID id) {
		return database.sql("update auth.invitation set accepted_at = ? where id = ? and" + OPEN).params(now(), id, now())
				.update() == 1;
	}

	boolean revoke(OrganisationId organisation, UUID id) {
		return database.sql("update auth.invitation set revoked_at = ? where organisation_id = ? and id = ? and" + OPEN)
				.params(now(), organisation.value(), id, now()).update() == 1;
	}

	private Timestamp now() {
		return Timestamp.from(clock.instant());
	}

	private static Invitation read(ResultSet row, int number) throws SQLException {
		return new Invitation(row.getObject("id", UUID.class), new OrganisationId(row.getObject("organisation_id", UUID.class)),
				row.getString("email"), List.of((String[]) row.getArray("roles").getArray()), row.getString("invited_by"),
				row.getTimestamp("created_at").toInstant(), row.getTimestamp("expires_at").toInstant());
	}
}
