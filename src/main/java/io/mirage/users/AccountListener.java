package io.mirage.users;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.auth.AccountErased;
import io.mirage.events.auth.AccountRegistered;
import io.mirage.events.auth.AccountStateChanged;
import io.mirage.events.platform.RepublishRequested;

/** Gives new accounts their place, and tells those who missed it what places there are. */
@Component
class AccountListener {

	private final Places places;
	private final Organisations organisations;
	private final Projects projects;
	private final Memberships memberships;
	private final Profiles profiles;

	AccountListener(Places places, Organisations organisations, Projects projects, Memberships memberships,
			Profiles profiles) {
		this.places = places;
		this.organisations = organisations;
		this.projects = projects;
		this.memberships = memberships;
		this.profiles = profiles;
	}

	/** Idempotent: what exists is neither changed nor announced again. */
	@ApplicationModuleListener
	void on(AccountRegistered event) {
		places.settle(new Profile(event.accountId(), event.username(), event.email(), event.displayName(),
				event.header().organisationId(), event.roles(), event.header().occurredAt(), true));
	}

	/** Idempotent: the account's highest version stays, whether the account has arrived or not. */
	@ApplicationModuleListener
	void on(AccountStateChanged event) {
		profiles.change(event.accountId(), event.roles(), event.active(), event.version());
	}

	/** Idempotent and final: an announcement that comes later than this brings nobody back. */
	@ApplicationModuleListener
	void on(AccountErased event) {
		profiles.erase(event.accountId());
	}

	/** Idempotent: repeats what is. */
	@ApplicationModuleListener
	void on(RepublishRequested request) {
		switch (request.event()) {
			case "OrganisationCreated" -> organisations.all().forEach(places::announce);
			case "ProjectCreated" -> projects.all().forEach(places::announce);
			case "MembershipGranted" -> memberships.all().forEach(places::announce);
			default -> { }
		}
	}
}
