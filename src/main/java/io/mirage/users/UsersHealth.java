package io.mirage.users;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether everybody who can sign in has a place to work. */
@Component("users")
class UsersHealth implements HealthIndicator {

	private final Memberships memberships;

	UsersHealth(Memberships memberships) {
		this.memberships = memberships;
	}

	@Override
	public Health health() {
		long homeless = memberships.countHomeless();
		return (homeless == 0 ? Health.up() : Health.down()).withDetail("accounts_without_project", homeless).build();
	}
}
