/** What the registry module announces: which collectors may be used, and how. */
@NamedInterface("registry")
@NullMarked
package io.mirage.events.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
