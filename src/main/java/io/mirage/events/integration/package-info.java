/** What the integration module announces: data handed to other systems. */
@NamedInterface("integration")
@NullMarked
package io.mirage.events.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
