/** Deliberate violations, each found by a test. */
@NullMarked
package io.mirage.architecture.planted;

import org.jspecify.annotations.NullMarked;
