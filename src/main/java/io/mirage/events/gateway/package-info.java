/** What the gateway announces: what was asked of the API. */
@NamedInterface("gateway")
@NullMarked
package io.mirage.events.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
