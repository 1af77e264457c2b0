/**
 * Signs people and programs in: accounts, passwords, sessions, access tokens and the keys that verify them. Keeps the
 * audit trail of all modules.
 */
@ApplicationModule(displayName = "Authentication",
		allowedDependencies = {"platform", "events", "events :: auth", "events :: gateway", "events :: platform",
				"events :: users"})
@NullMarked
package io.mirage.auth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
