package io.mirage.auth;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

/** People who can sign in, and their ways to do it. */
@TestConfiguration
class SignInFixture {

	static final String PASSWORD = "correct horse battery";
	private static final AtomicInteger COUNT = new AtomicInteger();

	private final Accounts accounts;
	private final String hash;
	private final Clock clock;

	SignInFixture(Accounts accounts, Passwords passwords, Clock clock) {
		this.accounts = accounts;
		this.clock = clock;
		this.hash = passwords.hash(PASSWORD);
	}

	/** Somebody new with the role; their password is {@link #PASSWORD}. */
	Account somebody(String role) {
		String name = "person" + COUNT.incrementAndGet();
		Account account = Account.person(AccountId.create(clock.instant()), name, name + "@aurora-kites.example", name,
				OrganisationId.DEFAULT, List.of(role), hash, false);
		accounts.add(account);
		return account;
	}

	static MvcTestResult signIn(MockMvcTester mvc, String username, String password) {
		return post(mvc, "/api/v1/auth/session",
				"{\"username\": \"" + username + "\", \"password\": \"" + password + "\"}");
	}

	static MvcTestResult post(MockMvcTester mvc, String path, String body) {
		return mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	static String text(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString();
		} catch (UnsupportedEncodingException e) {
			throw new UncheckedIOException(e);
		}
	}
}
