/** What the auth module announces: accounts and the keys that verify their tokens. */
@NamedInterface("auth")
@NullMarked
package io.mirage.events.auth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
