/** What every process announces of itself, whatever modules it runs. */
@NamedInterface("platform")
@NullMarked
package io.mirage.events.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
