/**
 * The practice range: an internet in a box for one fictitious company, on loopback only, with the truth about it.
 * The demonstration, learners and the collectors' tests point Mirage at it instead of at somebody's real systems.
 */
@ApplicationModule(displayName = "Practice Range", allowedDependencies = {})
@NullMarked
package io.mirage.range;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
