/**
 * The single entry: limits, records and routes every request, and shows what happens as it happens. In one process it
 * stands in front of the local controllers; for modules that live elsewhere it passes requests on.
 */
@ApplicationModule(displayName = "API Gateway",
		allowedDependencies = {"platform", "events", "events :: auth", "events :: correlation", "events :: discovery",
				"events :: entities", "events :: gateway", "events :: integration", "events :: notification", "events :: platform", "events :: reporting",
				"events :: scans", "events :: storage", "events :: users", "events :: visualization"})
@NullMarked
package io.mirage.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
