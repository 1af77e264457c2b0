package io.mirage.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Role;

/** What roles amount to: those that every installation has, and those that an organisation has made itself. */
@Repository
class Roles {

	/** Whatever a role says, its holders look after their own account: otherwise they could not even sign out. */
	private static final Set<Permission> EVERYBODY = Set.copyOf(EnumSet.of(Permission.ACCOUNT_READ, Permission.ACCOUNT_WRITE));

	private final JdbcClient database;
	private final Clock clock;

	Roles(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * One that an organisation has made.
	 *
	 * @param name unique in the organisation, and none of {@link Role}
	 */
	record Custom(UUID id, OrganisationId organisationId, String name, String description, Set<Permission> permissions, Instant updatedAt) {}

	/** All that any of the roles allows; a role nobody knows allows nothing. */
	Set<Permission> permissionsOf(OrganisationId organisation, Collection<String> roles) {
		Set<Permission> all = new HashSet<>(Role.permissionsOf(roles));
		if (roles.stream().anyMatch(role -> Role.find(role).isEmpty())) {
			of(organisation).stream().filter(custom -> roles.contains(custom.name())).forEach(custom -> {
				all.addAll(custom.permissions());
				all.addAll(EVERYBODY);
			});
		}
		return Set.copyOf(all);
	}

	Set<Permission> permissionsOf(Account account) {
		return permissionsOf(account.organisationId(), account.roles());
	}

	boolean isKnown(OrganisationId organisation, String role) {
		return Role.find(role).isPresent() || of(organisation).stream().anyMatch(custom -> custom.name().equals(role));
	}

	/** By name. */
	List<Custom> of(OrganisationId organisation) {
		return database.sql("select * from auth.role where organisation_id = ? order by name").param(organisation.value())
				.query(Roles::read).list();
	}

	Optional<Custom> find(OrganisationId organisation, UUID id) {
		return database.sql("select * from auth.role where organisation_id = ? and id = ?").params(organisation.value(), id)
				.query(Roles::read).optional();
	}

	/** @return false if the organisation has one of that name */
	boolean add(Custom role) {
		return database.sql("""
				insert into auth.role (id, organisation_id, name, description, permissions, created_at, updated_at)
				values (?, ?, ?, ?, ?::text[], ?, ?) on conflict do nothing""")
				.params(role.id(), role.organisationId().value(), role.name(), role.description(), ids(role),
						Timestamp.from(role.updatedAt()), Timestamp.from(role.updatedAt())).update() == 1;
	}

	/** Its name stays, since accounts hold it by that. */
	void change(Custom role) {
		database.sql("update auth.role set description = ?, permissions = ?::text[], updated_at = ? where id = ?")
				.params(role.description(), ids(role), Timestamp.from(clock.instant()), role.id()).update();
	}

	void remove(UUID id) {
		database.sql("delete from auth.role where id = ?").param(id).update();
	}

	private static String[] ids(Custom role) {
		return Permission.ids(role.permissions()).toArray(String[]::new);
	}

	private static Custom read(ResultSet row, int number) throws SQLException {
		return new Custom(row.getObject("id", UUID.class), new OrganisationId(row.getObject("organisation_id", UUID.class)),
				row.getString("name"), row.getString("description"),
				List.of((String[]) row.getArray("permissions").getArray()).stream().flatMap(id -> Permission.find(id).stream())
						.collect(Collectors.toUnmodifiableSet()),
				row.getTimestamp("updated_at").toInstant());
	}
}
