/** A module that breaks the rules. */
@NullMarked
package io.mirage.architecture.planted.intruder;

import org.jspecify.annotations.NullMarked;
