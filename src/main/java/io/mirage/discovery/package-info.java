/**
 * Knows which processes of the installation live and which modules can be reached in them. Announces every change of
 * state once.
 */
@ApplicationModule(displayName = "Service Discovery",
		allowedDependencies = {"platform", "events", "events :: auth", "events :: discovery", "events :: platform"})
@NullMarked
package io.mirage.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
