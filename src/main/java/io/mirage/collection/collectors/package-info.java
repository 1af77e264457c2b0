/** The collectors that come with Mirage, and the small parsers of what their sources say. */
@NullMarked
package io.mirage.collection.collectors;

import org.jspecify.annotations.NullMarked;
