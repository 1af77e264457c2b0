/** A module that keeps the rules. */
@NullMarked
package io.mirage.architecture.planted.honest;

import org.jspecify.annotations.NullMarked;
