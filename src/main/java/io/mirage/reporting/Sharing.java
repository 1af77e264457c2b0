package io.mirage.reporting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;

import io.mirage.events.OrganisationId;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.web.ProblemException;
import io.mirage.reporting.Shares.Lock;

/**
 * Makes links to reports and opens them. Whether a link was never made, has expired or was revoked is not told: the answer
 * is the same.
 */
@Service
class Sharing {

	private static final Duration DEFAULT_LIFE = Duration.ofDays(7);
	/** Memory and rounds that OWASP asks for at least; a link is no account. */
	private static final Argon2PasswordEncoder PASSWORDS = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
	/** Each check takes memory, and anybody can ask for one. */
	private static final int PARALLEL_CHECKS = 2;

	private final Shares shares;
	private final Reports reports;
	private final ReportingProperties properties;
	private final Clock clock;
	private final Semaphore places = new Semaphore(PARALLEL_CHECKS, true);

	Sharing(Shares shares, Reports reports, ReportingProperties properties, Clock clock) {
		this.shares = shares;
		this.reports = reports;
		this.properties = properties;
		this.clock = clock;
	}

	/** @param token is never shown again */
	record NewShare(UUID id, String token, Instant expiresAt) {}

	/** @param expires absent for a week from now */
	NewShare share(Report report, OrganisationId organisation, @Nullable Instant expires, @Nullable String password, String by) {
		Instant now = clock.instant();
		Instant end = expires == null ? now.plus(DEFAULT_LIFE) : expires;
		if (!end.isAfter(now) || end.isAfter(now.plus(properties.longestShare()))) {
			throw ReportProblem.INVALID_SHARE.because("expires_at is " + end + ", not between now and " + now.plus(properties.longestShare())
					+ ".");
		}
		String token = DataFolder.randomSecret();
		UUID id = shares.create(report.id(), organisation, token, password == null ? null : String.valueOf(PASSWORDS.encode(password)), by, end);
		return new NewShare(id, token, end);
	}

	/**
	 * @param asked what somebody wants: a format, or "summary"
	 * @throws ProblemException if the link does not lead to it
	 */
	Report open(String token, @Nullable String password, String address, String asked) {
		Lock lock = shares.findByToken(token).orElseThrow(Sharing::nothing);
		String against = lock.reasonAgainst(clock.instant());
		if (against != null) {
			shares.accessed(lock.id(), address, against);
			throw nothing();
		}
		if (lock.passwordHash() != null) {
			check(lock, lock.passwordHash(), password, address);
		}
		Report report = Optional.of(lock.report()).flatMap(reports::find).filter(found -> found.state() == ReportState.READY)
				.orElseThrow(Sharing::nothing);
		shares.accessed(lock.id(), address, asked);
		return report;
	}

	private void check(Lock lock, String hash, @Nullable String password, String address) {
		Instant now = clock.instant();
		if (lock.lockedUntil() != null && lock.lockedUntil().isAfter(now)) {
			throw ReportProblem.SHARE_LOCKED.because("Too many wrong passwords for this link.")
					.retryAfter(Duration.between(now, lock.lockedUntil()).plusSeconds(1));
		}
		if (password == null) {
			throw ReportProblem.SHARE_PASSWORD.because("This link needs its password, by HTTP Basic authentication with any user name.");
		}
		if (!matches(password, hash)) {
			shares.failed(lock.id());
			shares.accessed(lock.id(), address, "wrong_password");
			throw ReportProblem.SHARE_PASSWORD.because("That is not the password of this link.");
		}
		shares.succeeded(lock.id());
	}

	private boolean matches(String password, String hash) {
		if (!places.tryAcquire()) {
			throw ReportProblem.SHARE_LOCKED.because("Others are being checked. Try again in a moment.").retryAfter(Duration.ofSeconds(1));
		}
		try {
			return PASSWORDS.matches(password, hash);
		} finally {
			places.release();
		}
	}

	private static ProblemException nothing() {
		return ReportProblem.NOT_SHARED.because("There is nothing behind this link. It may have expired.");
	}
}
