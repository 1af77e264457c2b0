/** What the users module announces: organisations, projects and who belongs to them. */
@NamedInterface("users")
@NullMarked
package io.mirage.events.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
