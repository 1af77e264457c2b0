package io.mirage.users;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.auth.AccountId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Role;
import io.mirage.platform.web.Listing;

/** Who belongs to a project, one by one or as a team. */
@RestController
@RequestMapping("/api/v1/projects/{project}")
class ProjectMemberController {

	private final Projects projects;
	private final Memberships memberships;
	private final Places places;
	private final Teams teams;

	ProjectMemberController(Projects projects, Memberships memberships, Places places, Teams teams) {
		this.projects = projects;
		this.memberships = memberships;
		this.places = places;
		this.teams = teams;
	}

	/** @param role one that every installation has */
	record Grant(@NotBlank String role) {}

	record TeamGrant(@NotNull UUID teamId, @NotBlank String role) {}

	@GetMapping("/members")
	@Needs(Permission.PROJECT_READ)
	Listing<Memberships.Member> members(Caller caller, @PathVariable ProjectId project) {
		return Listing.of(memberships.of(find(caller, project).id()));
	}

	@PutMapping("/members/{account}")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void grant(Caller caller, @PathVariable ProjectId project, @PathVariable AccountId account, @Valid @RequestBody Grant wish) {
		places.grant(find(caller, project), List.of(account), role(wish.role()));
	}

	@DeleteMapping("/members/{account}")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(Caller caller, @PathVariable ProjectId project, @PathVariable AccountId account) {
		places.revoke(find(caller, project), account);
	}

	/** Gives all who are members of the team now a role. Who joins it later is given one later. */
	@PostMapping("/members")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void grantTeam(Caller caller, @PathVariable ProjectId project, @Valid @RequestBody TeamGrant wish) {
		Project found = find(caller, project);
		Team team = teams.find(caller.organisationId(), wish.teamId())
				.orElseThrow(() -> UsersProblem.UNKNOWN_TEAM.because("There is no team " + wish.teamId() + "."));
		places.grant(found, teams.members(team.id()), role(wish.role()));
	}

	private Project find(Caller caller, ProjectId id) {
		return projects.find(caller.organisationId(), id)
				.orElseThrow(() -> UsersProblem.UNKNOWN_PROJECT.because("There is no project " + id + "."));
	}

	private static String role(String wanted) {
		return Role.find(wanted).map(Role::id).orElseThrow(() -> UsersProblem.UNKNOWN_ROLE
				.because("'" + wanted + "' is not one of " + String.join(", ", Role.ids()) + "."));
	}
}
