package io.mirage.auth;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.secrets.Sha256;

/** Links that show that somebody reads an address. */
@Repository
class MailedLinks {

	/** Nobody's mailbox is filled by asking again and again. */
	private static final Duration PAUSE = Duration.ofMinutes(5);

	private final JdbcClient database;
	private final Clock clock;

	MailedLinks(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	enum Purpose {
		PASSWORD_RESET, EMAIL_VERIFICATION;

		String word() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}
	}

	record Link(UUID id, AccountId account, String email) {}

	/** @return the token, known in clear only here and to the reader of the mail; empty if one was sent just now */
	Optional<String> issue(Account account, Purpose purpose, Duration life) {
		Instant now = clock.instant();
		String token = DataFolder.randomSecret();
		int issued = database.sql("""
				insert into auth.mailed_link (id, account_id, purpose, token_hash, email, created_at, expires_at)
				select ?, ?, ?, ?, ?, ?, ? where not exists (select from auth.mailed_link
					where account_id = ? and purpose = ? and created_at > ?)""")
				.params(Uuids.timeOrdered(now), account.id().value(), purpose.word(), Sha256.base64Url(token), account.email(),
						Timestamp.from(now), Timestamp.from(now.plus(life)), account.id().value(), purpose.word(),
						Timestamp.from(now.minus(PAUSE)))
				.update();
		return issued == 1 ? Optional.of(token) : Optional.empty();
	}

	/** @return empty if there is no such link, or it was used or is too old */
	Optional<Link> find(String token, Purpose purpose) {
		return database.sql("""
				select * from auth.mailed_link where token_hash = ? and purpose = ? and used_at is null and expires_at > ?""")
				.params(Sha256.base64Url(token), purpose.word(), Timestamp.from(clock.instant()))
				.query((row, number) -> new Link(row.getObject("id", UUID.class),
						new AccountId(row.getObject("account_id", UUID.class)), row.getString("email")))
				.optional();
	}

	/** @return false if somebody else was faster */
	boolean use(Link link) {
		return database.sql("update auth.mailed_link set used_at = ? where id = ? and used_at is null")
				.params(Timestamp.from(clock.instant()), link.id()).update() == 1;
	}

	/** All that the account has been sent for this are worth nothing any more. */
	void withdraw(AccountId account, Purpose purpose) {
		database.sql("update auth.mailed_link set used_at = ? where account_id = ? and purpose = ? and used_at is null")
				.params(Timestamp.from(clock.instant()), account.value(), purpose.word()).update();
	}

	@Scheduled(fixedDelayString = "1h", initialDelayString = "20m")
	void forget() {
		database.sql("delete from auth.mailed_link where expires_at < ?").param(Timestamp.from(clock.instant())).update();
	}
}
