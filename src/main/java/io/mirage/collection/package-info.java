/**
 * Runs the tasks that scans planned: asks sources within their limits and the scan's scope, keeps the raw answers and
 * announces the results in batches. Collectors map one question to one answer; everything else is around them.
 */
@ApplicationModule(displayName = "Data Collection", allowedDependencies = {"platform", "events", "events :: collection",
		"events :: configuration", "events :: entities", "events :: platform", "events :: registry", "events :: scans",
		"events :: users"})
@NullMarked
package io.mirage.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
