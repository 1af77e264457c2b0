/**
 * The command line: starts Mirage, runs scans from a terminal and shows what is wrong with a machine. Speaks to the modules
 * by HTTP only, like every other client.
 */
@ApplicationModule(displayName = "Command Line", allowedDependencies = {"platform", "range"})
@NullMarked
package io.mirage.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
