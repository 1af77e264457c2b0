/**
 * Draws the graph of a scan: gives every entity a place, once for good when the scan is complete and provisionally
 * while it runs. Answers with the most central part of the graph and exports all of it.
 */
@ApplicationModule(displayName = "Graph Visualization", allowedDependencies = {"platform", "events", "events :: collection",
		"events :: entities", "events :: scans", "events :: users", "events :: visualization"})
@NullMarked
package io.mirage.visualization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
