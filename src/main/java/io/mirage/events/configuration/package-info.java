/** What the configuration module announces: settings as they are now. */
@NamedInterface("configuration")
@NullMarked
package io.mirage.events.configuration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
