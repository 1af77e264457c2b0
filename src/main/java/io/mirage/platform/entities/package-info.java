/** Reads foreign text into the canonical values of the vocabulary, the same way in every module. */
@NullMarked
package io.mirage.platform.entities;

import org.jspecify.annotations.NullMarked;
