/** How events survive: the executor that runs listeners, new tries for failed ones, and the rows that are given up. */
@NullMarked
package io.mirage.platform.messaging;

import org.jspecify.annotations.NullMarked;
