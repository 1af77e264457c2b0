/**
 * Who calls, and how a process knows it without asking another one. Tokens are verified with keys that the auth module
 * announces; what is open to anybody is declared by the module that owns it.
 */
@NullMarked
package io.mirage.platform.security;

import org.jspecify.annotations.NullMarked;
