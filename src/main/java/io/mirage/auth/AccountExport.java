package io.mirage.auth;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;


/** All that auth keeps of somebody, for themselves (GDPR, articles 15 and 20). No secret is among it, nor its hash. */
@Component
class AccountExport {

	private static final int MOST_ENTRIES = 10_000;

	private final Sessions sessions;
	private final ApiKeys keys;
	private final Identities identities;
	private final Passkeys passkeys;
	private final Memberships memberships;
	private final Roles roles;
	private final JdbcClient database;

	AccountExport(Sessions sessions, ApiKeys keys, Identities identities, Passkeys passkeys, Memberships memberships, Roles roles,
			JdbcClient database) {
		this.sessions = sessions;
		this.keys = keys;
		this.identities = identities;
		this.passkeys = passkeys;
		this.memberships = memberships;
		this.roles = roles;
		this.database = database;
	}

	/** @param audit what is noted of the account, the newest first, ten thousand entries at most */
	record AccountData(SessionView.User account, List<Sessions.Device> sessions, List<ApiKey> apiKeys,
			List<Identities.Identity> identities, List<PasskeyController.PasskeyView> passkeys, List<Memberships.Membership> projects,
			List<Noted> audit) {}

	record Noted(Instant occurredAt, String action, String resource, @Nullable String detail) {}

	AccountData of(Account account) {
		return new AccountData(SessionView.User.of(account, roles.permissionsOf(account)), sessions.of(account.id()), keys.of(account.id()),
				identities.of(account.id()), passkeys.of(account.id()).stream().map(PasskeyController.PasskeyView::of).toList(),
				memberships.of(account.id()), audit(account));
	}

	private List<Noted> audit(Account account) {
		return database.sql("""
				select occurred_at, action, resource, detail from auth.audit_entry
				where organisation_id = ? and actor = ? order by position desc limit ?""")
				.params(account.organisationId().value(), account.username(), MOST_ENTRIES)
				.query((row, number) -> new Noted(row.getTimestamp("occurred_at").toInstant(), row.getString("action"),
						row.getString("resource"), row.getString("detail")))
				.list();
	}
}
