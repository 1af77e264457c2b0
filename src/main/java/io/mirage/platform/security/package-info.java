/** Who calls, and how a process knows it without asking another one. */
@NullMarked
package io.mirage.platform.security;

import org.jspecify.annotations.NullMarked;
