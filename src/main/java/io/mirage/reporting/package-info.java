/**
 * Writes what a scan has found for people and for programs: one report, in HTML and JSON, as soon as all facts and
 * findings of the scan are there. Says of every source whether it was heard, so that silence is not read as absence.
 */
@ApplicationModule(displayName = "Report Writing", allowedDependencies = {"platform", "events", "events :: collection",
		"events :: correlation", "events :: entities", "events :: reporting", "events :: scans",
		"events :: storage", "events :: users"})
@NullMarked
package io.mirage.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
