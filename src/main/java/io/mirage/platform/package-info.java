/**
 * What every process needs, whatever modules it runs: module selection, migrations, events, web rules, security.
 * Knows no module's business and owns no data but its own unit's.
 */
@ApplicationModule(displayName = "Platform", type = Type.OPEN,
		allowedDependencies = {"events", "events :: auth", "events :: collection", "events :: correlation", "events :: entities",
				"events :: platform", "events :: reporting", "events :: scans", "events :: storage", "events :: users"})
@NullMarked
package io.mirage.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.ApplicationModule.Type;
