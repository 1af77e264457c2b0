package io.mirage.auth;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether anybody could sign in: accounts can be read and at least one administrates. */
@Component("auth")
class AuthHealth implements HealthIndicator {

	private final Accounts accounts;
	private final SigningKey key;

	AuthHealth(Accounts accounts, SigningKey key) {
		this.accounts = accounts;
		this.key = key;
	}

	@Override
	public Health health() {
		return accounts.findAdministrator().isPresent() ? Health.up().withDetail("signing_key", key.id()).build()
				: Health.down().withDetail("reason", "there is no administrator yet").build();
	}
}
