/** What the reporting module announces: reports that can be read. */
@NamedInterface("reporting")
@NullMarked
package io.mirage.events.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
