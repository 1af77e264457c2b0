package io.mirage.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.data.DataFolder;

/** Gives an installation without accounts its first one, with a random password that has to be changed. */
@Component
class FirstAdministrator {

	static final String USERNAME = "admin";
	static final String PASSWORD_FILE = "admin-password";
	private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

	private final Accounts accounts;
	private final Passwords passwords;
	private final Announcements announcements;
	private final DataFolder data;
	private final TransactionTemplate transaction;
	private final Clock clock;

	FirstAdministrator(Accounts accounts, Passwords passwords, Announcements announcements, DataFolder data,
			TransactionTemplate transaction, Clock clock) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.announcements = announcements;
		this.data = data;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** The password goes to the file first: of two processes that start at once, both mean the same one. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void on(ApplicationStartedEvent event) {
		if (accounts.findAdministrator().isPresent()) {
			return;
		}
		String password = data.secretOrCreate(PASSWORD_FILE, DataFolder::randomSecret);
		Account admin = Account.person(AccountId.create(clock.instant()), USERNAME, "admin@localhost", "Administrator",
				OrganisationId.DEFAULT, List.of("admin"), passwords.hash(password), true);
		transaction.executeWithoutResult(status -> {
			if (accounts.add(admin)) {
				announcements.publish(admin);
				LOG.warn("First start. Sign in once as '{}' with the password in {} and choose your own.", USERNAME,
						data.secret(PASSWORD_FILE));
			}
		});
	}

	/** The one-time password is worth nothing any more once somebody has chosen another. */
	void passwordChanged(Account account) {
		if (account.mustChangePassword() && account.username().equals(USERNAME)) {
			try {
				Files.deleteIfExists(data.secret(PASSWORD_FILE));
			} catch (IOException e) {
				throw new UncheckedIOException("Cannot delete the one-time password file", e);
			}
		}
	}
}
