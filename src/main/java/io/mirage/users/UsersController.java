package io.mirage.users;

import java.net.URI;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

/** People, organisations and projects, always those of the caller's own organisation. */
@RestController
@RequestMapping("/api/v1")
class UsersController {

	private final Profiles profiles;
	private final Organisations organisations;
	private final Projects projects;
	private final Places places;
	private final MeterRegistry metrics;

	UsersController(Profiles profiles, Organisations organisations, Projects projects, Places places, MeterRegistry metrics) {
		this.profiles = profiles;
		this.organisations = organisations;
		this.projects = projects;
		this.places = places;
		this.metrics = metrics;
	}

	record NewOrganisation(@NotBlank @Size(max = 100) String name) {}

	record NewProject(@NotBlank @Size(max = 100) String name) {}

	@GetMapping("/users/me")
	@Needs(Permission.ACCOUNT_READ)
	Profile me(Caller caller) {
		return profiles.find(caller.organisationId(), caller.accountId())
				.orElseThrow(() -> UsersProblem.PROFILE_NOT_READY.because("The profile of " + caller.username()
						+ " has not arrived yet. Try again in a moment."));
	}

	@GetMapping("/users")
	@Needs(Permission.USER_READ)
	Page<Profile> list(Caller caller, PageQuery query) {
		return Page.of(profiles.page(caller.organisationId(), query), profiles.count(caller.organisationId()), query);
	}

	@GetMapping("/organisations")
	@Needs(Permission.PROJECT_READ)
	Listing<Organisation> organisations(Caller caller) {
		return Listing.of(organisations.visibleTo(caller.organisationId()));
	}

	/** A new tenant, without anybody in it: invite its first administrator. */
	@PostMapping("/organisations")
	@Needs(Permission.ORGANISATION_WRITE)
	ResponseEntity<Organisation> createOrganisation(@Valid @RequestBody NewOrganisation wish) {
		Organisation organisation = places.foundOrganisation(wish.name().strip());
		return ResponseEntity.created(URI.create("/api/v1/organisations/" + organisation.id())).body(organisation);
	}

	@GetMapping("/projects")
	@Needs(Permission.PROJECT_READ)
	Listing<Project> projects(Caller caller) {
		return Listing.of(projects.of(caller.organisationId()));
	}

	@PostMapping("/projects")
	@Needs(Permission.PROJECT_WRITE)
	ResponseEntity<Project> createProject(Caller caller, @Valid @RequestBody NewProject wish) {
		Project project = places.found(caller.organisationId(), wish.name().strip(), caller.accountId());
		metrics.counter("mirage.users.projects.created").increment();
		return ResponseEntity.created(URI.create("/api/v1/projects/" + project.id())).body(project);
	}
}
