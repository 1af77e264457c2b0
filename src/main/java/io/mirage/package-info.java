/** Mirage, an OSINT platform: one codebase of fourteen modules that runs whole or split. */
@NullMarked
package io.mirage;

import org.jspecify.annotations.NullMarked;
