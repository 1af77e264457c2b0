/** Collectors that go out by themselves. */
@NullMarked
package io.mirage.architecture.planted.collectors;

import org.jspecify.annotations.NullMarked;
