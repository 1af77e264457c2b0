package io.mirage.auth;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.auth.AccountErased;
import io.mirage.events.auth.AccountId;

/**
 * Removes what is personal of an account, for good (GDPR, article 17). Its id stays, with nobody behind it: what it did has
 * an author, tokens made for it are refused, and nobody gets its name's past. The audit trail keeps the username, for the
 * reason that an audit trail exists.
 */
@Component
class Erasure {

	/** What goes with an account; everything else of auth's names it by id alone. */
	private static final List<String> BELONGINGS = List.of("federated_identity", "passkey", "totp", "recovery_code", "mailed_link",
			"membership");

	private final JdbcClient database;
	private final Accounts accounts;
	private final Sessions sessions;
	private final ApiKeys keys;
	private final SignInGuard guard;
	private final Announcements announcements;
	private final ApplicationEventPublisher events;
	private final SecurityLog log;
	private final Clock clock;

	Erasure(JdbcClient database, Accounts accounts, Sessions sessions, ApiKeys keys, SignInGuard guard, Announcements announcements,
			ApplicationEventPublisher events, SecurityLog log, Clock clock) {
		this.database = database;
		this.accounts = accounts;
		this.sessions = sessions;
		this.keys = keys;
		this.guard = guard;
		this.announcements = announcements;
		this.events = events;
		this.log = log;
		this.clock = clock;
	}

	/** @throws io.mirage.platform.web.ProblemException 409 if nobody else administrates */
	@Transactional
	public void erase(Account account) {
		if (Set.copyOf(accounts.lockAdministrators(account.organisationId())).equals(Set.of(account.id()))) {
			throw AuthProblem.LAST_ADMINISTRATOR.because(account.username() + " is the only one who administrates.");
		}
		log.note(SecurityLog.Incident.ACCOUNT_ERASED, account, null);
		sessions.endOthers(account.id(), null);
		keys.of(account.id()).forEach(key -> keys.revoke(account.id(), key.id()));
		announcements.publishState(accounts.change(account.id(), List.of(), false));
		guard.unlock(account.username());
		forget(account.id());
		events.publishEvent(new AccountErased(EventHeader.of(account.id(), account.organisationId(), clock), account.id()));
	}

	private void forget(AccountId id) {
		BELONGINGS.forEach(table -> database.sql("delete from auth." + table + " where account_id = ?").param(id.value()).update());
		database.sql("update auth.session set address = null, user_agent = null where account_id = ?").param(id.value()).update();
		database.sql("update auth.api_key set name = '' where account_id = ?").param(id.value()).update();
		database.sql("""
				update auth.account set username = 'erased-' || id, email = '', display_name = '', password_hash = '',
					email_verified_at = null, erased_at = ? where id = ?""").params(Timestamp.from(clock.instant()), id.value()).update();
	}
}
