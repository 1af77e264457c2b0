/**
 * Keeps every fact once, with its evidence and history: entities, observations, relationships. Answers what is known of
 * an entity, who said so and how the scan came to it.
 */
@ApplicationModule(displayName = "Fact Storage",
		allowedDependencies = {"platform", "events", "events :: collection", "events :: correlation", "events :: entities",
				"events :: platform", "events :: scans", "events :: storage", "events :: users"})
@NullMarked
package io.mirage.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
