package io.mirage.platform.web;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.security.OpenToAll;

/** Tells anybody which build this is and which modules it runs. */
@RestController
class VersionController {

	private final ProductVersion version;

	VersionController(BuildProperties build, ActiveModules modules) {
		version = new ProductVersion(build.getVersion(), build.getTime(), modules.present().stream().map(MirageModule::id).toList());
	}

	record ProductVersion(@Nullable String version, @Nullable Instant buildTime, List<String> modules) {}

	@GetMapping("/api/v1/platform/version")
	@OpenToAll
	ProductVersion version() {
		return version;
	}
}
