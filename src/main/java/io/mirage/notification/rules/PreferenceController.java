package io.mirage.notification.rules;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;

/** The caller's own preferences; everybody's own affair, like what is read. */
@RestController
@RequestMapping("/api/v1/notification-preferences")
class PreferenceController {

	private final Preferences preferences;

	PreferenceController(Preferences preferences) {
		this.preferences = preferences;
	}

	@GetMapping
	@Needs(Permission.NOTIFICATION_READ)
	NewsPreference get(Caller caller) {
		return preferences.find(caller.organisationId(), caller.accountId());
	}

	@PutMapping
	@Needs(Permission.NOTIFICATION_READ)
	NewsPreference put(@RequestBody NewsPreference wanted, Caller caller) {
		preferences.put(caller.organisationId(), caller.accountId(), wanted);
		return wanted;
	}
}
