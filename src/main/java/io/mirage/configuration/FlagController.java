package io.mirage.configuration;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.OrganisationId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Which features the caller's organisation has; the same answer until somebody changes a flag. */
@RestController
@RequestMapping("/api/v1/configuration/flags")
class FlagController {

	private final Declarations declarations;
	private final SettingsKeeping keeping;

	record FlagAnswer(String namespace, String key, boolean on) {}

	FlagController(Declarations declarations, SettingsKeeping keeping) {
		this.declarations = declarations;
		this.keeping = keeping;
	}

	@GetMapping
	@Needs(Permission.ACCOUNT_READ)
	Listing<FlagAnswer> flags(Caller caller) {
		return Listing.of(declarations.all().keySet().stream().flatMap(namespace -> flags(namespace, caller.organisationId()).stream()).toList());
	}

	private List<FlagAnswer> flags(String namespace, OrganisationId organisation) {
		return keeping.items(namespace).stream().filter(item -> item.declaration().type() == SettingType.FLAG)
				.map(item -> new FlagAnswer(namespace, item.declaration().key(), FeatureFlag.tryParse(item.value()).orElseThrow()
						.isOn(namespace + " " + item.declaration().key(), organisation)))
				.toList();
	}
}
