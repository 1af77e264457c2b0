/** Collectors that ask name servers, and the small parsers of what their records say. */
@NullMarked
package io.mirage.collection.collectors.dns;

import org.jspecify.annotations.NullMarked;
