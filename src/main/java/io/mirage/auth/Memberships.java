package io.mirage.auth;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.events.users.MembershipGranted;
import io.mirage.events.users.MembershipRevoked;
import io.mirage.events.users.OrganisationCreated;
import io.mirage.events.users.ProjectId;

/** What auth knows of projects and organisations: enough to name them in sessions and tokens. */
@Component
class Memberships {

	private final JdbcClient database;

	Memberships(JdbcClient database) {
		this.database = database;
	}

	/** A project somebody belongs to, as the session shows it. */
	record Membership(ProjectId id, String name, String role) {}

	/** Idempotent: of two grants for the same project the later one stays, in whatever order they come. */
	@ApplicationModuleListener
	void on(MembershipGranted event) {
		database.sql("""
				insert into auth.membership as m (account_id, project_id, project_name, role, occurred_at)
				values (?, ?, ?, ?, ?) on conflict (account_id, project_id) do update set project_name = excluded.project_name,
					role = excluded.role, occurred_at = excluded.occurred_at, revoked = false
				where m.occurred_at <= excluded.occurred_at""")
				.params(event.accountId().value(), event.projectId().value(), event.projectName(), event.role(),
						Timestamp.from(event.header().occurredAt()))
				.update();
	}

	/** Idempotent: of a grant and its end the later one stays, in whatever order they come. */
	@ApplicationModuleListener
	void on(MembershipRevoked event) {
		database.sql("""
				insert into auth.membership as m (account_id, project_id, project_name, role, occurred_at, revoked)
				values (?, ?, '', '', ?, true) on conflict (account_id, project_id)
				do update set occurred_at = excluded.occurred_at, revoked = true where m.occurred_at <= excluded.occurred_at""")
				.params(event.accountId().value(), event.projectId().value(), Timestamp.from(event.header().occurredAt())).update();
	}

	/** Idempotent: an organisation keeps its first name. */
	@ApplicationModuleListener
	void on(OrganisationCreated event) {
		database.sql("insert into auth.organisation (id, name) values (?, ?) on conflict do nothing")
				.params(event.organisationId().value(), event.name()).update();
	}

	/** By name; empty until the users module has heard of the account. */
	List<Membership> of(AccountId account) {
		return database.sql("select * from auth.membership where account_id = ? and not revoked order by project_name, project_id")
				.param(account.value())
				.query((row, number) -> new Membership(new ProjectId(row.getObject("project_id", UUID.class)),
						row.getString("project_name"), row.getString("role")))
				.list();
	}

	boolean knows(OrganisationId id) {
		return database.sql("select exists (select from auth.organisation where id = ?)").param(id.value()).query(Boolean.class)
				.single();
	}

	/** Its id until its name has arrived. */
	String organisationName(OrganisationId id) {
		return database.sql("select name from auth.organisation where id = ?").param(id.value()).query(String.class)
				.optional().orElseGet(id::toString);
	}
}
