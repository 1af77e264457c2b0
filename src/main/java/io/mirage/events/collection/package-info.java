/** What the collection module announces: which collectors exist and what they found. */
@NamedInterface("collection")
@NullMarked
package io.mirage.events.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
