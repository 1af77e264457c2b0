package io.mirage.notification.channels;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.secrets.SealedColumn;
import io.mirage.platform.secrets.Vault;
import io.mirage.platform.security.Caller;
import io.mirage.platform.web.PageQuery;

/** The channels of all organisations; secrets go in and come out for a delivery only. */
@Repository
public class Channels {

	private static final String SEEN_BY = " from notification.channel where organisation_id = :organisation and (account_id is null or account_id = :account) ";

	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final Vault vault;

	Channels(JdbcClient jdbc, JsonMapper json, Vault vault) {
		this.jdbc = jdbc;
		this.json = json;
		this.vault = vault;
	}

	/** @throws org.springframework.dao.DuplicateKeyException if the name is taken */
	void add(Channel channel, @Nullable String secret) {
		AccountId owner = channel.owner();
		jdbc.sql("""
				insert into notification.channel (id, organisation_id, account_id, name, kind, settings, secret, per_minute, enabled, created_at, updated_at)
				values (:id, :organisation, :account, :name, :kind, :settings, :secret, :pace, :enabled, :at, :at)""")
				.param("id", channel.id()).param("organisation", channel.organisationId().value())
				.param("account", owner == null ? null : owner.value()).param("name", channel.name())
				.param("kind", channel.kind().label()).param("settings", json.writeValueAsString(channel.settings()))
				.param("secret", sealed(channel.id(), secret)).param("pace", channel.perMinute())
				.param("enabled", channel.enabled()).param("at", channel.createdAt().atOffset(ZoneOffset.UTC)).update();
	}

	/**
	 * Whoever changes a channel gets another try at once: a breaker that is open closes.
	 *
	 * @param secret absent to keep the one there is
	 * @throws org.springframework.dao.DuplicateKeyException if the name is taken
	 */
	void change(Channel channel, @Nullable String secret) {
		jdbc.sql("""
				update notification.channel set name = :name, settings = :settings, secret = coalesce(:secret, secret), per_minute = :pace,
					enabled = :enabled, updated_at = :at, failures = 0, open_until = null where id = :id""")
				.param("id", channel.id()).param("name", channel.name()).param("settings", json.writeValueAsString(channel.settings()))
				.param("secret", sealed(channel.id(), secret)).param("pace", channel.perMinute()).param("enabled", channel.enabled())
				.param("at", channel.updatedAt().atOffset(ZoneOffset.UTC)).update();
	}

	void delete(UUID id) {
		jdbc.sql("delete from notification.channel where id = ?").param(id).update();
	}

	public void deleteOf(AccountId account) {
		jdbc.sql("delete from notification.channel where account_id = ?").param(account.value()).update();
	}

	/** The organisation's and the caller's own; nobody sees another person's. */
	Optional<Channel> find(UUID id, Caller caller) {
		return jdbc.sql("select *" + SEEN_BY + "and id = :id").param("organisation", caller.organisationId().value())
				.param("account", caller.accountId().value()).param("id", id).query(this::channel).optional();
	}

	/** By name. */
	List<Channel> page(Caller caller, PageQuery page) {
		return jdbc.sql("select *" + SEEN_BY + "order by name, id limit :limit offset :offset")
				.param("organisation", caller.organisationId().value()).param("account", caller.accountId().value())
				.param("limit", page.limit()).param("offset", page.offset()).query(this::channel).list();
	}

	long count(Caller caller) {
		return jdbc.sql("select count(*)" + SEEN_BY).param("organisation", caller.organisationId().value())
				.param("account", caller.accountId().value()).query(Long.class).single();
	}

	/** Whether the organisation, or one person, has it of their own. @param owner absent for the organisation */
	public boolean isOwn(UUID id, OrganisationId organisation, @Nullable AccountId owner) {
		return jdbc.sql("""
				select count(*) from notification.channel
				where organisation_id = :organisation and account_id is not distinct from cast(:account as uuid) and id = :id""")
				.param("organisation", organisation.value()).param("account", owner == null ? null : owner.value())
				.param("id", id).query(Long.class).single() > 0;
	}

	/** With its secret. @return empty if it was deleted meanwhile */
	public Optional<OpenedChannel> open(UUID id) {
		return jdbc.sql("select * from notification.channel where id = ?").param(id).query((row, number) -> {
			Channel channel = channel(row, number);
			String secret = row.getString("secret");
			return new OpenedChannel(channel.kind(), channel.settings(),
					secret == null ? "" : new String(vault.open(secret, context(id)), StandardCharsets.UTF_8));
		}).optional();
	}

	private @Nullable String sealed(UUID id, @Nullable String secret) {
		return secret == null ? null : vault.seal(secret.getBytes(StandardCharsets.UTF_8), context(id));
	}

	/** Sealed anew when another master key is taken. */
	@Bean
	static SealedColumn channelSecrets() {
		return new SealedColumn("notification.channel", "id::text", "secret", id -> context(UUID.fromString(id)));
	}

	private static String context(UUID id) {
		return "notification channel " + id;
	}

	private Channel channel(ResultSet row, int number) throws SQLException {
		UUID owner = row.getObject("account_id", UUID.class);
		Map<String, String> settings = json.readValue(row.getString("settings"), new TypeReference<>() {});
		return new Channel(row.getObject("id", UUID.class), new OrganisationId(row.getObject("organisation_id", UUID.class)),
				owner == null ? null : new AccountId(owner), row.getString("name"), ChannelKind.of(row.getString("kind")), settings,
				row.getString("secret") != null, row.getInt("per_minute"), row.getBoolean("enabled"),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getObject("updated_at", OffsetDateTime.class).toInstant());
	}
}
