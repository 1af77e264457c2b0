/**
 * Knows people and where they belong: profiles, organisations, projects and memberships. Gives every new account its
 * place, so that somebody who can sign in can also work.
 */
@ApplicationModule(displayName = "Users and Projects",
		allowedDependencies = {"platform", "events", "events :: auth", "events :: platform", "events :: users"})
@NullMarked
package io.mirage.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
