/**
 * Keeps the catalogue of collectors: which there are, in which version, and whether they may be used. Watches how they
 * do, and tells every other module when the catalogue changes.
 */
@ApplicationModule(displayName = "Collector Registry", allowedDependencies = {"platform", "events", "events :: collection",
		"events :: entities", "events :: platform", "events :: registry", "events :: scans", "events :: users"})
@NullMarked
package io.mirage.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
