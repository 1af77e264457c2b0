/** A client of Mirage's own HTTP API. */
@NullMarked
package io.mirage.cli.api;

import org.jspecify.annotations.NullMarked;
