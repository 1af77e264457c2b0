package io.mirage.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.modules.ActiveModules;
import io.mirage.platform.modules.MirageModule;
import io.mirage.platform.security.OpenToAll;

/** Tells anybody which build this is and which modules it runs. */
@RestController
class VersionController {

	private static final Duration FRESH = Duration.ofSeconds(10);

	private final ProductVersion version;

	VersionController(BuildProperties build, ActiveModules modules) {
		version = new ProductVersion(build.getVersion(), build.getTime(), modules.present().stream().map(MirageModule::id).toList());
	}

	record ProductVersion(@Nullable String version, @Nullable Instant buildTime, List<String> modules) {}

	@GetMapping("/api/v1/platform/version")
	@OpenToAll
	ResponseEntity<ProductVersion> version() {
		return ResponseEntity.ok().cacheControl(CacheControl.maxAge(FRESH).cachePublic()).body(version);
	}
}
