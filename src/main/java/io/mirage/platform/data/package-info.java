/** Where a process keeps its files, and the database it starts when none is given. */
@NullMarked
package io.mirage.platform.data;

import org.jspecify.annotations.NullMarked;
