/** The published language: the only vocabulary the modules share. Records without behaviour beyond their own validity; no Spring beans. */
@ApplicationModule(displayName = "Published Language", allowedDependencies = {})
@NullMarked
package io.mirage.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
