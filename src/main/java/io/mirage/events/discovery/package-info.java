/** What the discovery module announces: which instances of which modules can be reached. */
@NamedInterface("discovery")
@NullMarked
package io.mirage.events.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
