/** What the visualization module announces: pictures that can be looked at. */
@NamedInterface("visualization")
@NullMarked
package io.mirage.events.visualization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
