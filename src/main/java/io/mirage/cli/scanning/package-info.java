/** A scan as a person at a terminal sees it: starting, following, summing up. */
@NullMarked
package io.mirage.cli.scanning;

import org.jspecify.annotations.NullMarked;
