/**
 * Runs scans: accepts targets, keeps their life cycle, plans the work, announces every change of state. What a
 * question is worth and how it is asked is not known here.
 */
@ApplicationModule(displayName = "Scan Orchestration", allowedDependencies = {"platform", "events", "events :: auth",
		"events :: collection", "events :: entities", "events :: platform", "events :: registry", "events :: scans", "events :: users"})
@NullMarked
package io.mirage.scans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
