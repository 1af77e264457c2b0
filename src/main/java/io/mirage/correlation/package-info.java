/**
 * Draws conclusions: runs every rule over the facts of a finished scan, keeps the findings with their evidence and what
 * people decided about them. Answers how two things in a scan are connected.
 */
@ApplicationModule(displayName = "Correlation Engine",
		allowedDependencies = {"platform", "events", "events :: collection", "events :: correlation", "events :: entities",
				"events :: scans", "events :: storage", "events :: users"})
@NullMarked
package io.mirage.correlation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
