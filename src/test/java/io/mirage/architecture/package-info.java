/** Holds the code to the architecture, and shows of each rule that it can fail. */
@NullMarked
package io.mirage.architecture;

import org.jspecify.annotations.NullMarked;
