/** What the correlation module announces: conclusions and their evidence. */
@NamedInterface("correlation")
@NullMarked
package io.mirage.events.correlation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
