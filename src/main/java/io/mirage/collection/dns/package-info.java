/** Asks name servers: many questions at a time over UDP, single ones over TCP. Knows neither scope nor collectors. */
@NullMarked
package io.mirage.collection.dns;

import org.jspecify.annotations.NullMarked;
