/**
 * Keeps the settings that change while Mirage runs: declared by the modules that read them, checked, with versions and
 * history. Tells every process what a setting says now.
 */
@ApplicationModule(displayName = "Configuration",
		allowedDependencies = {"platform", "events", "events :: auth", "events :: configuration", "events :: platform"})
@NullMarked
package io.mirage.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
