package io.mirage.users;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.events.users.MembershipGranted;
import io.mirage.events.users.MembershipRevoked;
import io.mirage.events.users.OrganisationCreated;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;

/** Makes organisations, projects and memberships, and announces each in the transaction that stored it. */
@Component
class Places {

	private final Organisations organisations;
	private final Projects projects;
	private final Memberships memberships;
	private final Profiles profiles;
	private final UsersProperties properties;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	Places(Organisations organisations, Projects projects, Memberships memberships, Profiles profiles,
			UsersProperties properties, ApplicationEventPublisher events, Clock clock) {
		this.organisations = organisations;
		this.projects = projects;
		this.memberships = memberships;
		this.profiles = profiles;
		this.properties = properties;
		this.events = events;
		this.clock = clock;
	}

	/** Puts an account into its organisation's first project. Whatever is there already stays as it is. */
	@Transactional
	public void settle(Profile profile) {
		if (profiles.isErased(profile.id())) {
			return;
		}
		Instant now = clock.instant();
		Organisation organisation = new Organisation(profile.organisationId(), properties.organisationName(), now);
		if (organisations.add(organisation)) {
			announce(organisation);
		}
		profiles.put(profile);
		Project first = new Project(Project.firstOf(organisation.id()), properties.projectName(), organisation.id(), now);
		if (projects.add(first)) {
			announce(first);
		}
		join(profile.id(), first, profile.strongestRole());
	}

	@Transactional
	public Organisation foundOrganisation(String name) {
		Instant now = clock.instant();
		Organisation organisation = new Organisation(new OrganisationId(Uuids.timeOrdered(now)), name, now);
		organisations.add(organisation);
		announce(organisation);
		return organisation;
	}

	/**
	 * @param founder becomes the project's administrator
	 * @throws io.mirage.platform.web.ProblemException 409 if the name is taken or there are too many
	 */
	@Transactional
	public Project found(OrganisationId organisation, String name, AccountId founder) {
		if (projects.of(organisation).size() >= properties.maxProjects()) {
			throw UsersProblem.TOO_MANY_PROJECTS.because("An organisation has at most " + properties.maxProjects() + " projects.");
		}
		Profile profile = profiles.find(organisation, founder)
				.orElseThrow(() -> UsersProblem.PROFILE_NOT_READY.because("Your profile is still being made. Try again in a moment."));
		Project project = new Project(ProjectId.create(clock.instant()), name, organisation, clock.instant());
		if (!projects.add(project)) {
			throw UsersProblem.PROJECT_EXISTS.because("A project is called '" + name + "' already.");
		}
		announce(project);
		join(profile.id(), project, "admin");
		return project;
	}

	/**
	 * Gives each the role, whatever they had before.
	 *
	 * @throws io.mirage.platform.web.ProblemException 404 if one of them is not of the project's organisation; nobody is given any
	 */
	@Transactional
	public void grant(Project project, List<AccountId> accounts, String role) {
		for (AccountId account : accounts) {
			if (profiles.find(project.organisationId(), account).isEmpty()) {
				throw UsersProblem.UNKNOWN_PERSON.because("There is nobody " + account + " in your organisation.");
			}
			memberships.put(account, project.id(), role, clock.instant());
			announce(new Memberships.Membership(account, project.organisationId(), project.id(), project.name(), role));
		}
	}

	@Transactional
	public void revoke(Project project, AccountId account) {
		if (!memberships.remove(account, project.id())) {
			throw UsersProblem.UNKNOWN_PERSON.because(account + " is no member of '" + project.name() + "'.");
		}
		events.publishEvent(new MembershipRevoked(EventHeader.of(account, project.organisationId(), clock), account, project.id()));
	}

	private void join(AccountId account, Project project, String role) {
		if (memberships.add(account, project.id(), role, clock.instant())) {
			announce(new Memberships.Membership(account, project.organisationId(), project.id(), project.name(), role));
		}
	}

	void announce(Organisation organisation) {
		events.publishEvent(new OrganisationCreated(EventHeader.of(organisation.id(), organisation.id(), clock), organisation.id(),
				organisation.name()));
	}

	void announce(Project project) {
		events.publishEvent(new ProjectCreated(EventHeader.of(project.id(), project.organisationId(), clock), project.id(),
				project.name()));
	}

	void announce(Memberships.Membership membership) {
		events.publishEvent(new MembershipGranted(EventHeader.of(membership.account(), membership.organisation(), clock),
				membership.account(), membership.project(), membership.projectName(), membership.role()));
	}
}
