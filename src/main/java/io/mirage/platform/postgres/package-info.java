/** The PostgreSQL that ships with Mirage: the real server, started from its binaries. */
@NullMarked
package io.mirage.platform.postgres;

import org.jspecify.annotations.NullMarked;
