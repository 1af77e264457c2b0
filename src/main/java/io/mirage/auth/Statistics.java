package io.mirage.auth;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;

/** How an organisation's accounts stand, in numbers. */
@Repository
class Statistics {

	private static final Duration DAY = Duration.ofDays(1);

	private final JdbcClient database;
	private final Clock clock;

	Statistics(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * @param people who may sign in
	 * @param withSecondFactor of the people, those with an authenticator app or a passkey
	 * @param neverSignedIn of the people, those without any session so far
	 * @param closed accounts that nobody may use; erased ones are not counted
	 * @param sessions that go on
	 * @param apiKeys that open something
	 * @param unusedApiKeys of them, those that nobody has used for ninety days
	 * @param signIns of the last day
	 * @param refusedSignIns of the last day
	 */
	record Numbers(long people, long services, long closed, long withSecondFactor, long neverSignedIn, long sessions, long apiKeys,
			long unusedApiKeys, long openInvitations, long signIns, long refusedSignIns, Map<String, Long> byRole) {}

	Numbers of(OrganisationId organisation) {
		Timestamp now = Timestamp.from(clock.instant());
		return database.sql("""
				with own as (select * from auth.account where organisation_id = :organisation and erased_at is null),
				person as (select * from own where active and kind = 'person'),
				api_key as (select k.* from auth.api_key k join own on own.id = k.account_id
					where k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)),
				noted as (select action, count(*) as times from auth.audit_entry
					where organisation_id = :organisation and occurred_at > :yesterday and action in ('signed-in', 'sign-in-refused')
					group by action)
				select (select count(*) from person) as people,
					(select count(*) from own where active and kind = 'service') as services,
					(select count(*) from own where not active) as closed,
					(select count(*) from person p where exists (select from auth.totp t where t.account_id = p.id and t.confirmed_at is not null)
						or exists (select from auth.passkey k where k.account_id = p.id)) as with_second_factor,
					(select count(*) from person p where not exists (select from auth.session s where s.account_id = p.id)) as never_signed_in,
					(select count(*) from auth.session s join own on own.id = s.account_id
						where s.revoked_at is null and s.expires_at > :now) as sessions,
					(select count(*) from api_key) as api_keys,
					(select count(*) from api_key where coalesce(last_used_at, created_at) < :quarter) as unused_api_keys,
					(select count(*) from auth.invitation where organisation_id = :organisation and accepted_at is null
						and revoked_at is null and expires_at > :now) as open_invitations,
					coalesce((select times from noted where action = 'signed-in'), 0) as sign_ins,
					coalesce((select times from noted where action = 'sign-in-refused'), 0) as refused_sign_ins""")
				.param("organisation", organisation.value()).param("now", now)
				.param("yesterday", Timestamp.from(clock.instant().minus(DAY)))
				.param("quarter", Timestamp.from(clock.instant().minus(DAY.multipliedBy(90))))
				.query((row, number) -> new Numbers(row.getLong("people"), row.getLong("services"), row.getLong("closed"),
						row.getLong("with_second_factor"), row.getLong("never_signed_in"), row.getLong("sessions"), row.getLong("api_keys"),
						row.getLong("unused_api_keys"), row.getLong("open_invitations"), row.getLong("sign_ins"),
						row.getLong("refused_sign_ins"), byRole(organisation)))
				.single();
	}

	private Map<String, Long> byRole(OrganisationId organisation) {
		Map<String, Long> holders = new TreeMap<>();
		database.sql("""
				select role, count(*) as holders from auth.account, unnest(roles) role
				where organisation_id = ? and active group by role""").param(organisation.value())
				.query((row, number) -> holders.put(row.getString("role"), row.getLong("holders"))).list();
		return holders;
	}
}
