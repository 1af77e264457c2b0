package io.mirage.users;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Teams of the caller's organisation. */
@RestController
@RequestMapping("/api/v1/teams")
class TeamController {

	private final Teams teams;
	private final Profiles profiles;
	private final Clock clock;

	TeamController(Teams teams, Profiles profiles, Clock clock) {
		this.teams = teams;
		this.profiles = profiles;
		this.clock = clock;
	}

	record NewTeam(@NotBlank @Size(max = 100) String name) {}

	record TeamMember(AccountId id, String username, String displayName) {}

	@GetMapping
	@Needs(Permission.PROJECT_READ)
	Listing<Team> list(Caller caller) {
		return Listing.of(teams.of(caller.organisationId()));
	}

	@PostMapping
	@Needs(Permission.USER_WRITE)
	ResponseEntity<Team> create(Caller caller, @Valid @RequestBody NewTeam wish) {
		Team team = new Team(Uuids.timeOrdered(clock.instant()), wish.name().strip(), caller.organisationId(), clock.instant());
		if (!teams.add(team)) {
			throw UsersProblem.TEAM_EXISTS.because("A team is called '" + team.name() + "' already.");
		}
		return ResponseEntity.created(URI.create("/api/v1/teams/" + team.id())).body(team);
	}

	/** What its members were given through it stays theirs. */
	@DeleteMapping("/{id}")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(Caller caller, @PathVariable UUID id) {
		teams.remove(find(caller, id).id());
	}

	@GetMapping("/{id}/members")
	@Needs(Permission.PROJECT_READ)
	Listing<TeamMember> members(Caller caller, @PathVariable UUID id) {
		return Listing.of(teams.members(find(caller, id).id()).stream()
				.flatMap(account -> profiles.find(caller.organisationId(), account).stream())
				.map(profile -> new TeamMember(profile.id(), profile.username(), profile.displayName())).toList());
	}

	@PutMapping("/{id}/members/{account}")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void addMember(Caller caller, @PathVariable UUID id, @PathVariable AccountId account) {
		Team team = find(caller, id);
		Profile profile = profiles.find(caller.organisationId(), account)
				.orElseThrow(() -> UsersProblem.UNKNOWN_PERSON.because("There is nobody " + account + " in your organisation."));
		teams.addMember(team.id(), profile.id());
	}

	@DeleteMapping("/{id}/members/{account}")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeMember(Caller caller, @PathVariable UUID id, @PathVariable AccountId account) {
		if (!teams.removeMember(find(caller, id).id(), account)) {
			throw UsersProblem.UNKNOWN_PERSON.because(account + " is no member.");
		}
	}

	private Team find(Caller caller, UUID id) {
		return teams.find(caller.organisationId(), id).orElseThrow(() -> UsersProblem.UNKNOWN_TEAM.because("There is no team " + id + "."));
	}
}
