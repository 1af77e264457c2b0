package io.mirage.auth;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.security.CallerToken;

/** Notes in the audit trail what no request by itself shows: that a sign-in failed, that a stolen token gave itself away. */
@Component
class SecurityLog {

	private final AuditTrail trail;
	private final Accounts accounts;
	private final Clock clock;

	SecurityLog(AuditTrail trail, Accounts accounts, Clock clock) {
		this.trail = trail;
		this.accounts = accounts;
		this.clock = clock;
	}

	/** Words of the audit trail; API, never renamed. */
	enum Incident {
		SIGNED_IN, SIGN_IN_REFUSED, SECOND_FACTOR_REFUSED, REFRESH_TOKEN_REUSED, ACCOUNT_CREATED, ACCOUNT_CHANGED, KEY_ISSUED,
		KEY_REVOKED, SECOND_FACTOR_ENROLLED, SECOND_FACTOR_REMOVED, INVITATION_ISSUED,
		INVITATION_ACCEPTED, IDENTITY_LINKED, IDENTITY_UNLINKED, PASSKEY_ADDED, PASSKEY_REMOVED,
		PASSWORD_RESET, EMAIL_VERIFIED, ROLE_CHANGED, ACCOUNT_ERASED, SIGNING_KEY_WITHDRAWN;

		String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
	}

	void note(Incident incident, AccountId about, @Nullable String detail) {
		accounts.findById(about).ifPresent(account -> note(incident, account, detail));
	}

	/** @param detail names, addresses, permissions; never what somebody typed into a sign-in, and no secret */
	void note(Incident incident, Account about, @Nullable String detail) {
		String trace = MDC.get("trace_id");
		trail.add(List.of(new AuditEntry(Uuids.timeOrdered(clock.instant()), about.organisationId(), clock.instant(),
				AuditEntry.Kind.SECURITY, actor(about), incident.word(), "account " + about.username(), 0, detail,
				trace == null ? "-" : trace)));
	}

	/** Somebody tried a name that nobody has. It is not noted, for it may be a password in the wrong field. */
	void noteStranger(Incident incident, @Nullable String detail) {
		String trace = MDC.get("trace_id");
		trail.add(List.of(new AuditEntry(Uuids.timeOrdered(clock.instant()), OrganisationId.DEFAULT, clock.instant(),
				AuditEntry.Kind.SECURITY, null, incident.word(), "no account", 0, detail, trace == null ? "-" : trace)));
	}

	/** Whoever is signed in; at a sign-in the account itself. */
	private static String actor(Account about) {
		return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken caller ? caller.getName()
				: about.username();
	}
}
