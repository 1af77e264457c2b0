package io.mirage.users;

import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;

/** What is kept here of the caller themselves. */
@RestController
@RequestMapping("/api/v1/users/me")
class OwnDataController {

	private final Profiles profiles;
	private final Preferences preferences;
	private final Memberships memberships;
	private final Teams teams;

	OwnDataController(Profiles profiles, Preferences preferences, Memberships memberships, Teams teams) {
		this.profiles = profiles;
		this.preferences = preferences;
		this.memberships = memberships;
		this.teams = teams;
	}

	/** @param profile absent if it has not arrived yet */
	record Everything(@Nullable Profile profile, Preferences.Preference preferences, List<Memberships.Place> projects, List<Team> teams) {}

	@GetMapping("/preferences")
	@Needs(Permission.ACCOUNT_READ)
	Preferences.Preference preferences(Caller caller) {
		return preferences.find(caller.accountId()).orElse(Preferences.Preference.FIRST);
	}

	@PutMapping("/preferences")
	@Needs(Permission.ACCOUNT_WRITE)
	Preferences.Preference change(Caller caller, @Valid @RequestBody Preferences.Preference wish) {
		preferences.put(caller.accountId(), wish);
		return wish;
	}

	/** All of it (GDPR, articles 15 and 20); what auth keeps is at {@code /api/v1/auth/account/export}. */
	@GetMapping("/export")
	@Needs(Permission.ACCOUNT_READ)
	ResponseEntity<Everything> export(Caller caller) {
		Optional<Profile> profile = profiles.find(caller.organisationId(), caller.accountId());
		return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("mirage-profile.json").build().toString())
				.body(new Everything(profile.orElse(null), preferences(caller), memberships.placesOf(caller.accountId()),
						teams.of(caller.accountId())));
	}
}
