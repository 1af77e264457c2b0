package io.mirage.users;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.events.users.ProjectId;

@Repository
class Memberships {

	private final JdbcClient database;

	Memberships(JdbcClient database) {
		this.database = database;
	}

	record Membership(AccountId account, OrganisationId organisation, ProjectId project, String projectName, String role) {}

	/** @return false if the account is a member already; its role stays then */
	boolean add(AccountId account, ProjectId project, String role, Instant now) {
		return database.sql("""
				insert into users.membership (account_id, project_id, role, granted_at) values (?, ?, ?, ?)
				on conflict do nothing""").params(account.value(), project.value(), role, Timestamp.from(now)).update() == 1;
	}

	/** Whatever role the account had before. */
	void put(AccountId account, ProjectId project, String role, Instant now) {
		database.sql("""
				insert into users.membership (account_id, project_id, role, granted_at) values (?, ?, ?, ?)
				on conflict (account_id, project_id) do update set role = excluded.role, granted_at = excluded.granted_at""")
				.params(account.value(), project.value(), role, Timestamp.from(now)).update();
	}

	/** @return false if it is no member */
	boolean remove(AccountId account, ProjectId project) {
		return database.sql("delete from users.membership where account_id = ? and project_id = ?").params(account.value(), project.value())
				.update() == 1;
	}

	/** Somebody in a project. */
	record Member(AccountId id, String username, String displayName, String role) {}

	/** By username. */
	List<Member> of(ProjectId project) {
		return database.sql("""
				select p.account_id, p.username, p.display_name, m.role from users.membership m
				join users.profile p on p.account_id = m.account_id where m.project_id = ? order by lower(p.username)""")
				.param(project.value())
				.query((row, number) -> new Member(new AccountId(row.getObject("account_id", UUID.class)), row.getString("username"),
						row.getString("display_name"), row.getString("role")))
				.list();
	}

	/** A project of somebody's. */
	record Place(ProjectId id, String name, String role) {}

	/** By name. */
	List<Place> placesOf(AccountId account) {
		return database.sql("""
				select p.id, p.name, m.role from users.membership m join users.project p on p.id = m.project_id
				where m.account_id = ? order by lower(p.name)""").param(account.value())
				.query((row, number) -> new Place(new ProjectId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("role")))
				.list();
	}

	List<Membership> all() {
		return database.sql("""
				select m.account_id, m.role, p.id, p.name, p.organisation_id from users.membership m
				join users.project p on p.id = m.project_id order by m.granted_at""")
				.query((row, number) -> new Membership(new AccountId(row.getObject("account_id", UUID.class)),
						new OrganisationId(row.getObject("organisation_id", UUID.class)),
						new ProjectId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("role")))
				.list();
	}

	/** Accounts that could sign in and work nowhere: none, unless something went wrong. */
	long countHomeless() {
		return database.sql("""
				select count(*) from users.profile p
				where not exists (select from users.membership m where m.account_id = p.account_id)""")
				.query(Long.class).single();
	}
}
