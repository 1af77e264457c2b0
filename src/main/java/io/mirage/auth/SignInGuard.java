package io.mirage.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.platform.secrets.Sha256;
import io.mirage.platform.security.ClientAddress;

/**
 * Slows guessing down. Counts wrong passwords for a username from one address, for the address, and for the username
 * from everywhere; the narrow count locks first, so a stranger cannot lock the owner out easily. Names that do not
 * exist are counted like those that do.
 */
@Component
class SignInGuard {

	private static final int ADDRESS_FACTOR = 4;
	private static final int ACCOUNT_FACTOR = 10;
	private static final Duration FORGET_AFTER = Duration.ofDays(1);

	private final JdbcClient database;
	private final AuthProperties properties;
	private final Clock clock;

	SignInGuard(JdbcClient database, AuthProperties properties, Clock clock) {
		this.database = database;
		this.properties = properties;
		this.clock = clock;
	}

	/** @param key never holds what was typed, which may be a password in the wrong field */
	private record Subject(String key, int freeAttempts, @Nullable String account) {}

	/** @param failures wrong passwords in a row, from everywhere */
	record Lock(int failures, Instant until) {}

	/** @throws io.mirage.platform.web.ProblemException 429 while a delay runs */
	void check(String username, String address) {
		Instant now = clock.instant();
		Instant until = database.sql("select max(locked_until) from auth.sign_in_failure where subject = any(?::text[])")
				.param(subjects(username, address).stream().map(Subject::key).toArray(String[]::new))
				.query(SignInGuard::lockedUntil).single();
		if (until.isAfter(now)) {
			Duration pause = Duration.between(now, until).plusSeconds(1);
			throw AuthProblem.TOO_MANY_ATTEMPTS.because("Try again in " + pause.toSeconds() + " seconds.").retryAfter(pause);
		}
	}

	@Transactional
	public void failed(String username, String address) {
		Instant now = clock.instant();
		for (Subject subject : subjects(username, address)) {
			int failures = database.sql("""
					insert into auth.sign_in_failure as f (subject, failures, last_at, locked_until, account_key) values (?, 1, ?, ?, ?)
					on conflict (subject) do update set failures = f.failures + 1, last_at = excluded.last_at
					returning failures""").param(subject.key()).param(Timestamp.from(now)).param(Timestamp.from(now)).param(subject.account())
					.query(Integer.class).single();
			if (failures >= subject.freeAttempts()) {
				database.sql("update auth.sign_in_failure set locked_until = ? where subject = ?")
						.params(Timestamp.from(now.plus(delay(failures - subject.freeAttempts()))), subject.key()).update();
			}
		}
	}

	void succeeded(String username, String address) {
		database.sql("delete from auth.sign_in_failure where subject = ?")
				.param(subjects(username, address).getFirst().key()).update();
	}

	/** @return empty unless the name is delayed right now, from wherever */
	Optional<Lock> lockOf(String username) {
		return database.sql("""
				select sum(failures) filter (where subject <> account_key) as failures, max(locked_until) as until
				from auth.sign_in_failure where account_key = ? having max(locked_until) > ?""")
				.params(account(username), Timestamp.from(clock.instant()))
				.query((row, number) -> new Lock(row.getInt("failures"), instant(row.getTimestamp("until")))).optional();
	}

	/** Nothing that was tried on the name counts any more; what an address has tried does. */
	void unlock(String username) {
		database.sql("delete from auth.sign_in_failure where account_key = ?").param(account(username)).update();
	}

	@Scheduled(fixedDelayString = "1h", initialDelayString = "10m")
	void forget() {
		database.sql("delete from auth.sign_in_failure where last_at < ?")
				.param(Timestamp.from(clock.instant().minus(FORGET_AFTER))).update();
	}

	private Duration delay(int beyond) {
		Duration delay = Duration.ofSeconds(1L << Math.min(beyond, 20));
		return delay.compareTo(properties.longestDelay()) < 0 ? delay : properties.longestDelay();
	}

	private List<Subject> subjects(String username, String address) {
		String name = username.toLowerCase(Locale.ROOT);
		int free = properties.freeAttempts();
		String network = ClientAddress.networkOf(address);
		return List.of(new Subject(Sha256.base64Url("both\n" + name + '\n' + network), free, account(name)),
				new Subject(Sha256.base64Url("address\n" + network), free * ADDRESS_FACTOR, null),
				new Subject(account(name), free * ACCOUNT_FACTOR, account(name)));
	}

	private static String account(String username) {
		return Sha256.base64Url("account\n" + username.toLowerCase(Locale.ROOT));
	}

	private static Instant lockedUntil(ResultSet row, int number) throws SQLException {
		return instant(row.getTimestamp(1));
	}

	private static Instant instant(@Nullable Timestamp until) {
		return until == null ? Instant.EPOCH : until.toInstant();
	}
}
