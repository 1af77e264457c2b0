/** What the notification module announces: messages to people. */
@NamedInterface("notification")
@NullMarked
package io.mirage.events.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
