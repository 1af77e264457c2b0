package io.mirage.integration.feed;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.platform.secrets.SealedColumn;
import io.mirage.platform.secrets.Vault;
import io.mirage.platform.web.PageQuery;

/** Who follows the changes, and how far each has come. */
@Repository
class Consumers {

	private final JdbcClient jdbc;
	private final Vault vault;

	/** @param movedAt when it last said how far it is */
	record Consumer(String name, Cursor cursor, Instant createdAt, Instant movedAt) {}

	Consumers(JdbcClient jdbc, Vault vault) {
		this.jdbc = jdbc;
		this.vault = vault;
	}

	/** At the beginning of what is kept. @throws org.springframework.dao.DuplicateKeyException if there is one of that name */
	void add(OrganisationId organisation, String name, String secret, Instant now) {
		jdbc.sql("insert into integration.consumer (organisation_id, name, secret, created_at, moved_at) values (?, ?, ?, ?, ?)")
				.params(organisation.value(), name, vault.seal(secret.getBytes(StandardCharsets.UTF_8), context(organisation, name)),
						now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
				.update();
	}

	Optional<Consumer> find(OrganisationId organisation, String name) {
		return jdbc.sql("select * from integration.consumer where organisation_id = ? and name = ?").params(organisation.value(), name)
				.query(Consumers::consumer).optional();
	}

	/** By name. */
	List<Consumer> page(OrganisationId organisation, PageQuery page) {
		return jdbc.sql("select * from integration.consumer where organisation_id = ? order by name limit ? offset ?")
				.params(organisation.value(), page.limit(), page.offset()).query(Consumers::consumer).list();
	}

	long count(OrganisationId organisation) {
		return jdbc.sql("select count(*) from integration.consumer where organisation_id = ?").param(organisation.value()).query(Long.class).single();
	}

	String secret(OrganisationId organisation, String name) {
		String sealed = jdbc.sql("select secret from integration.consumer where organisation_id = ? and name = ?").params(organisation.value(), name)
				.query(String.class).single();
		return new String(vault.open(sealed, context(organisation, name)), StandardCharsets.UTF_8);
	}

	/** Forwards, or back to see something again. */
	void move(OrganisationId organisation, String name, Cursor to, Instant now) {
		jdbc.sql("update integration.consumer set tx = cast(? as xid8), number = ?, moved_at = ? where organisation_id = ? and name = ?")
				.params(to.transaction(), to.position(), now.atOffset(ZoneOffset.UTC), organisation.value(), name).update();
	}

	void delete(OrganisationId organisation, String name) {
		jdbc.sql("delete from integration.consumer where organisation_id = ? and name = ?").params(organisation.value(), name).update();
	}

	/** Sealed anew when another master key is taken. */
	@Bean
	static SealedColumn consumerSecrets() {
		return new SealedColumn("integration.consumer", "organisation_id || ' ' || name", "secret", id -> {
			int end = id.indexOf(' ');
			return context(OrganisationId.of(id.substring(0, end)), id.substring(end + 1));
		});
	}

	private static String context(OrganisationId organisation, String name) {
		return "consumer " + name + " of " + organisation;
	}

	private static Consumer consumer(ResultSet row, int number) throws SQLException {
		return new Consumer(row.getString("name"), new Cursor(row.getString("tx"), row.getLong("number")),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getObject("moved_at", OffsetDateTime.class).toInstant());
	}
}
