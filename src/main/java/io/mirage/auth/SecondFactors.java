package io.mirage.auth;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.bouncycastle.util.encoders.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.auth.AccountId;
import io.mirage.platform.secrets.SealedColumn;
import io.mirage.platform.secrets.Vault;

/** Codes from an authenticator app, and the recovery codes for the day the phone is gone. */
@Repository
class SecondFactors {

	private static final int SECRET_BYTES = 20;
	private static final int RECOVERY_CODES = 10;
	private static final int RECOVERY_LENGTH = 10;

	static final SealedColumn SEALED = new SealedColumn("auth.totp", "account_id::text", "secret", id -> context(AccountId.of(id)));

	private final JdbcClient database;
	private final Vault vault;
	private final SecurityLog log;
	private final Clock clock;
	private final SecureRandom random = new SecureRandom();

	SecondFactors(JdbcClient database, Vault vault, SecurityLog log, Clock clock) {
		this.database = database;
		this.vault = vault;
		this.log = log;
		this.clock = clock;
	}

	private record Stored(byte[] secret, long lastStep) {}

	boolean isEnrolled(AccountId account) {
		return database.sql("select exists (select from auth.totp where account_id = ? and confirmed_at is not null)")
				.param(account.value()).query(Boolean.class).single();
	}

	int recoveryCodesLeft(AccountId account) {
		return database.sql("select count(*) from auth.recovery_code where account_id = ?").param(account.value())
				.query(Integer.class).single();
	}

	/**
	 * Begins anew; nothing is asked of anybody until {@link #confirm}.
	 *
	 * @return the secret in Base32, as apps want it; empty if a factor is enrolled already, which stays
	 */
	@Transactional
	public Optional<String> begin(AccountId account) {
		byte[] secret = new byte[SECRET_BYTES];
		random.nextBytes(secret);
		int stored = database.sql("""
				insert into auth.totp as t (account_id, secret, created_at) values (?, ?, ?)
				on conflict (account_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
				where t.confirmed_at is null""")
				.params(account.value(), vault.seal(secret, context(account)), Timestamp.from(clock.instant())).update();
		return stored == 1 ? Optional.of(Base32.toBase32String(secret)) : Optional.empty();
	}

	/** @return the recovery codes, shown this once; empty if the code is not right */
	@Transactional
	public List<String> confirm(AccountId account, String code) {
		if (isEnrolled(account) || !acceptTotp(account, code)) {
			return List.of();
		}
		database.sql("update auth.totp set confirmed_at = ? where account_id = ?")
				.params(Timestamp.from(clock.instant()), account.value()).update();
		log.note(SecurityLog.Incident.SECOND_FACTOR_ENROLLED, account, null);
		return newRecoveryCodes(account);
	}

	/** Those there were are worth nothing any more. */
	@Transactional
	public List<String> newRecoveryCodes(AccountId account) {
		database.sql("delete from auth.recovery_code where account_id = ?").param(account.value()).update();
		List<String> codes = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
		codes.forEach(code -> database.sql("insert into auth.recovery_code (account_id, hash) values (?, ?)")
				.params(account.value(), vault.fingerprint(bare(code), context(account))).update());
		return codes;
	}

	/** Good once: a code from the app by its step, a recovery code by being deleted. */
	@Transactional
	public boolean accept(AccountId account, String code) {
		String bare = bare(code);
		return bare.length() == RECOVERY_LENGTH ? acceptRecovery(account, bare) : acceptTotp(account, bare);
	}

	@Transactional
	public void remove(AccountId account) {
		database.sql("delete from auth.totp where account_id = ?").param(account.value()).update();
		database.sql("delete from auth.recovery_code where account_id = ?").param(account.value()).update();
		log.note(SecurityLog.Incident.SECOND_FACTOR_REMOVED, account, null);
	}

	private boolean acceptRecovery(AccountId account, String bare) {
		return database.sql("delete from auth.recovery_code where account_id = ? and hash = any(?)")
				.params(account.value(), vault.fingerprints(bare, context(account)).toArray(String[]::new)).update() == 1;
	}

	private boolean acceptTotp(AccountId account, String code) {
		Stored stored = database.sql("select * from auth.totp where account_id = ? for update").param(account.value())
				.query((row, number) -> new Stored(vault.open(row.getString("secret"), context(account)), row.getLong("last_step")))
				.optional().orElse(null);
		OptionalLong step = stored == null ? OptionalLong.empty()
				: Totp.find(stored.secret(), code, clock.instant(), stored.lastStep());
		step.ifPresent(used -> database.sql("update auth.totp set last_step = ? where account_id = ?").params(used, account.value())
				.update());
		return step.isPresent();
	}

	private String recoveryCode() {
		byte[] bytes = new byte[RECOVERY_LENGTH];
		random.nextBytes(bytes);
		String text = Base32.toBase32String(bytes).toLowerCase(Locale.ROOT);
		return text.substring(0, RECOVERY_LENGTH / 2) + "-" + text.substring(RECOVERY_LENGTH / 2, RECOVERY_LENGTH);
	}

	private static String bare(String code) {
		return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
	}

	private static String context(AccountId account) {
		return "second factor of " + account;
	}
}
