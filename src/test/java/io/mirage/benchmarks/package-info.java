/** Measurements, run on demand by {@code ./mirage bench}; nothing here asserts a time. */
@NullMarked
package io.mirage.benchmarks;

import org.jspecify.annotations.NullMarked;
